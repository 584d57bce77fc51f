import { parse, stringify } from 'smol-toml'

export type TomlTable = { [key: string]: unknown }

/** A document as plain objects; undefined when it is none. Integers are BigInt, so that 1 and 1.0 stay what they are. */
export function fromToml(text: string): TomlTable | undefined {
  try {
    return parse(text, { integersAsBigInt: true })
  } catch {
    return undefined
  }
}

/** Plain objects as a document. Write integers as BigInt. */
export const toToml = (table: TomlTable): string => {
  const text = stringify(table, { numbersAsFloat: true })
  return text.endsWith('\n') ? text : `${text}\n`
}
