/**
 * One word of POSIX shell that stands for exactly `value`. The only quoting in slipway:
 * every value that reaches a shell passes through here.
 *
 * @throws RangeError for a NUL byte, which no argument of a process can hold
 */
export function quote(value: string): string {
  if (value.includes('\0')) throw new RangeError('a shell word cannot hold a NUL byte')
  if (/^[\w@%+=:,./-]+$/.test(value) && !/^[^/]*=/.test(value)) return value
  return `'${value.replaceAll("'", "'\\''")}'`
}
