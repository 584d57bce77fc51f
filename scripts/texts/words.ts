/** Words that stand for themselves in the sources, as values of a type, and are said one by one. */
export const WORDS: readonly { readonly what: string; readonly words: readonly string[] }[] = [
  {
    what: 'results and standings',
    words: [
      ...['changed', 'unchanged', 'failed', 'blocked', 'cut off', 'not begun', 'not run'],
      ...['done', 'mended', 'drifted', 'at work', 'to do', 'unknown', 'unreachable'],
      ...['interrupted', 'looked'],
    ],
  },
  {
    what: 'numbers of results',
    words: [
      ...['{0} changed', '{0} unchanged', '{0} failed', '{0} blocked'],
      ...['{0} cut off', '{0} not begun'],
    ],
  },
  {
    what: 'risks',
    words: ['disruptive', 'destructive', '{0} disruptive', '{0} destructive'],
  },
  { what: 'levels of findings', words: ['error', 'warning', 'ok'] },
  { what: 'what may be named on the command line', words: ['host', 'step', 'run'] },
]

/** Catalogues of what packages say by themselves, by the files of those packages that say it. */
export const BORROWED: Readonly<Record<string, readonly string[]>> = {
  commander: [
    'node_modules/commander/lib/command.js',
    'node_modules/commander/lib/help.js',
    'node_modules/commander/lib/suggestSimilar.js',
    'node_modules/@inquirer/select/dist/index.js',
    'node_modules/@inquirer/checkbox/dist/index.js',
    'node_modules/@inquirer/password/dist/index.js',
  ],
}
