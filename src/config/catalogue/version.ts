export interface Version {
  readonly major: number
  readonly minor: number
  readonly patch: number
}

/** `X.Y.Z`, with or without a leading v; undefined for anything else. */
export function parseVersion(text: string): Version | undefined {
  const match = /^v?(\d+)\.(\d+)\.(\d+)$/.exec(text)
  if (!match) return undefined
  const [major = 0, minor = 0, patch = 0] = match.slice(1).map(Number)
  return { major, minor, patch }
}
