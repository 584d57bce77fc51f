import ssh2, { type Connection, type ParsedKey } from 'ssh2'

/** What of the library's own is used below. */
interface Internals {
  readonly _protocol: {
    _offer: { readonly lists: Record<'kex' | 'cs' | 'sc', never> }
    _hostKeys: Record<string, object>
    readonly _kex: { readonly negotiated: { serverHostKey: string } }
  }
}

const NAME = 'ssh-ed25519-cert-v01@openssh.com'

/** Has a server show something in place of its key, under the name of a certificate, and sign with the key. */
export function show(
  client: Connection,
  privateKey: string,
  shown: (hostKey: Buffer) => Buffer,
): void {
  const protocol = (client as unknown as Internals)._protocol
  const key = ssh2.utils.parseKey(privateKey) as ParsedKey
  const { lists } = protocol._offer
  const arrays = (of: Record<string, { array: string[] }>) =>
    Object.fromEntries(Object.entries(of).map(([name, { array }]) => [name, array]))
  const Lists = protocol._offer.constructor as new (names: object) => typeof protocol._offer
  protocol._offer = new Lists({
    ...arrays({ kex: lists.kex }),
    serverHostKey: [NAME],
    cs: arrays(lists.cs),
    sc: arrays(lists.sc),
  })
  protocol._hostKeys[NAME] = {
    type: key.type,
    getPublicSSH: () => shown(key.getPublicSSH()),
    sign(data: Buffer) {
      // It is the key that signs, by its own name.
      protocol._kex.negotiated.serverHostKey = key.type
      return key.sign(data)
    },
  }
}
