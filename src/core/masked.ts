import { MASK } from './secret.ts'

/**
 * What a program printed, without the secrets that kubeadm prints by itself: join tokens (`abcdef.0123456789abcdef`),
 * the key of uploaded certificates, private keys and what kubeconfigs hold of them.
 */
export const masked = (text: string): string =>
  text
    .replace(/\b[a-z0-9]{6}\.[a-z0-9]{16}\b/g, MASK)
    .replace(/(certificate-?key\W+)[0-9a-f]{64}\b/gi, `$1${MASK}`)
    .replace(/((?:client-key-data|token): *)\S+/g, `$1${MASK}`)
    .replace(/(-----BEGIN [A-Z ]*PRIVATE KEY-----)[\s\S]*?(-----END|$)/g, `$1${MASK}$2`)
