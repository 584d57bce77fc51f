/** Where the library speaks of its grammar, and what somebody who writes YAML can do with instead. */
const WORDS: readonly (readonly [said: RegExp, ours: string])[] = [
  [/^Tabs are not allowed/, 'a tab; YAML takes only spaces at the beginning of a line'],
  [/^Missing closing "/, 'a " further up is not closed'],
  [/^Missing closing '/, "a ' further up is not closed"],
  [/^Flow map in block/, 'a { further up is not closed by a }'],
  [/^Flow sequence in block/, 'a [ further up is not closed by a ]'],
  [
    /^All (?:mapping|collection|sequence) items/,
    'lines that belong together must begin in the same column',
  ],
  [/^Implicit keys need/, 'a key wants a plain colon and a space behind it, on the same line'],
  [
    /^Nested mappings are not allowed/,
    'a key within the value of another; give it a line of its own',
  ],
  [/^Source contains multiple documents/, 'more than one document; only one is read'],
]

/** A mistake in YAML in plain words; the library's own where there are no plainer ones. */
export const yamlMistake = (said: string): string =>
  WORDS.find(([pattern]) => pattern.test(said))?.[1] ?? said
