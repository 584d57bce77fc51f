import type { Clock } from '../core/clock.ts'
import { type Command, sh } from '../core/command.ts'
import { Secret } from '../core/secret.ts'
import { kubectl } from '../facts/kubectl.ts'

const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyz'
const LIFETIME_MS = 30 * 60_000

/** Each letter is as likely as the others: a byte that would favour the first ones is left out. */
function letters(count: number, clock: Clock): string {
  let text = ''
  while (text.length < count)
    for (const byte of clock.random(count - text.length))
      if (byte < 256 - (256 % ALPHABET.length)) text += ALPHABET[byte % ALPHABET.length]
  return text
}

/** A bootstrap token, `id.secret`, as kubeadm would make it. */
export const newToken = (clock: Clock): Secret =>
  new Secret(`${letters(6, clock)}.${letters(16, clock)}`)

const NOTES = '/var/lib/slipway/join-tokens'

/** Where the first control plane keeps the public part of the token that a node is about to join with. */
export const noteOf = (node: string): string => `${NOTES}/${node}`

const idOf = (token: Secret) => token.reveal().slice(0, 6)

const nameOf = (token: Secret) => `bootstrap-token-${idOf(token)}`

/**
 * Makes the token known to the cluster for half an hour, as the Secret that the token authenticator reads
 * (kubernetes.io, "Authenticating with Bootstrap Tokens"). `kubeadm token create` would need it in its arguments.
 * Its public part is noted on the host before, so that it can be taken back by whoever comes next.
 */
export function createToken(token: Secret, now: Date, node: string): Command {
  const secret = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: nameOf(token), namespace: 'kube-system' },
    type: 'bootstrap.kubernetes.io/token',
    stringData: {
      description: `slipway: to join ${node}`,
      'token-id': idOf(token),
      'token-secret': token.reveal().slice(7),
      expiration: new Date(now.getTime() + LIFETIME_MS).toISOString(),
      'usage-bootstrap-authentication': 'true',
      'usage-bootstrap-signing': 'true',
      'auth-extra-groups': 'system:bootstrappers:kubeadm:default-node-token',
    },
  }
  return sh`mkdir -p -m 700 ${NOTES} && printf '%s\n' ${idOf(token)} > ${noteOf(node)} &&
printf '%s' ${new Secret(JSON.stringify(secret))} | ${kubectl('create', '-f', '-')}`.named(
    `make a join token for ${node}`,
  )
}

/** Takes back the token that was made last for that node, also when the run that made it was cut off. */
export const takeBackToken = (node: string): Command =>
  sh`[ -s ${noteOf(node)} ] || { rm -f ${noteOf(node)}; exit; }
${kubectl('-n', 'kube-system', 'delete', 'secret', '--ignore-not-found')} bootstrap-token-"$(cat ${noteOf(node)})" &&
rm -f ${noteOf(node)}`.named(`take back the join token of ${node}`)
