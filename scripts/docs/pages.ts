import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { causesPage } from './causes-page.ts'
import { commandsPage } from './commands-page.ts'
import { exitCodesPage } from './exit-codes-page.ts'
import { settingsPage } from './settings-page.ts'
import { stepsPage } from './steps-page.ts'

/** The pages that are written from the code, by their paths below the root of the repository. */
export const pages = (root: string): Readonly<Record<string, string>> => ({
  'docs/reference/cluster-yaml.md': settingsPage(),
  'docs/reference/commands.md': commandsPage(),
  'docs/reference/exit-codes.md': exitCodesPage(readFileSync(join(root, 'README.md'), 'utf8')),
  'docs/reference/steps.md': stepsPage(),
  'docs/reference/troubleshooting.md': causesPage(),
})
