import { inspect } from 'node:util'

export const MASK = '***'

/**
 * A value that must leave no trace: join token, certificate key, password.
 * Printing, serialising or inspecting it shows a mask; only `reveal` gives the value,
 * and only transports and hashes call it.
 */
export class Secret {
  readonly #value: string

  constructor(value: string) {
    this.#value = value
  }

  reveal(): string {
    return this.#value
  }

  toString(): string {
    return MASK
  }

  toJSON(): string {
    return MASK
  }

  [inspect.custom](): string {
    return `Secret(${MASK})`
  }
}

export type Text = string | Secret

export const reveal = (text: Text): string => (typeof text === 'string' ? text : text.reveal())

/** Where a password stands: in a variable of the environment, or in a file that only its owner may read. */
export type SecretSource = { readonly env: string } | { readonly file: string }

export const sourceText = (source: SecretSource): string =>
  'env' in source ? `the variable ${source.env}` : source.file

/** An environment for programs that are none of slipway's business: without the variables in which passwords stand. */
export function withoutPasswords(
  env: Readonly<Record<string, string | undefined>>,
  sources: readonly (SecretSource | undefined)[],
): Record<string, string | undefined> {
  const names = new Set(sources.flatMap(source => (source && 'env' in source ? [source.env] : [])))
  return Object.fromEntries(Object.entries(env).filter(([name]) => !names.has(name)))
}
