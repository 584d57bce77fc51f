/** Tells how far it is; the report is for stdout. */
export const say = (line: string): void => {
  process.stderr.write(`${line}\n`)
}
