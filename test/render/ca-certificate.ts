import { execFileSync } from 'node:child_process'

const openssl = (args: string, input?: string | Buffer): Buffer =>
  execFileSync('openssl', args.split(' '), {
    input: input ?? '',
    stdio: ['pipe', 'pipe', 'ignore'],
    maxBuffer: 1e6,
  })

/**
 * A fresh CA certificate, and the hash of its public key the way that kubeadm's documentation computes it:
 * `openssl x509 -pubkey | openssl pkey -pubin -outform der | openssl dgst -sha256`.
 */
export function caCertificate(key = 'ec -pkeyopt ec_paramgen_curve:prime256v1'): {
  readonly pem: string
  readonly hash: string
} {
  const pem = openssl(
    `req -x509 -newkey ${key} -nodes -keyout /dev/null -days 1 -subj /CN=kubernetes`,
  ).toString()
  const der = openssl('pkey -pubin -outform der', openssl('x509 -noout -pubkey', pem))
  const hash = openssl('dgst -sha256 -r', der).toString().split(' ')[0] ?? ''
  return { pem, hash }
}
