import ssh2 from 'ssh2'

/** A new key pair. About every three-hundredth ed25519 key that ssh2 1.17 writes cannot be read, not even by itself. */
export function freshKey(): { readonly private: string; readonly public: string } {
  for (;;) {
    const pair = ssh2.utils.generateKeyPairSync('ed25519')
    if (!(ssh2.utils.parseKey(pair.private) instanceof Error)) return pair
  }
}
