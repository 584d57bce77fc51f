/** OpenSSH's patterns (PATTERNS in ssh_config(5)): `*` for anything, `?` for one character, all else for itself. */
export function wildcard(pattern: string): (text: string) => boolean {
  if (!/[*?]/.test(pattern)) return text => text === pattern
  const form = pattern
    .replace(/[\\^$+.()|[\]{}]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
  const whole = new RegExp(`^${form}$`, 's')
  return text => whole.test(text)
}
