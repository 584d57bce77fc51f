/** Settings of a docker-registry that only serves: several may share one storage directory. */
export function registryConfig(address: string, storage: string): string {
  return JSON.stringify({
    version: '0.1',
    log: { level: 'warn' },
    storage: {
      filesystem: { rootdirectory: storage },
      maintenance: { uploadpurging: { enabled: false }, readonly: { enabled: true } },
    },
    http: { addr: address },
  })
}
