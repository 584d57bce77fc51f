import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { speaking } from '../../src/texts/index.ts'
import { english } from '../../src/texts/say.ts'
import { chinese } from '../../src/texts/zh/index.ts'
import { causesPage } from './causes-page.ts'
import { commandsPage } from './commands-page.ts'
import { exitCodesPage } from './exit-codes-page.ts'
import { settingsInChinese } from './settings-in-chinese.ts'
import { settingsPage } from './settings-page.ts'
import { stepsPage } from './steps-page.ts'

/** The pages that are written from the code, by their paths below the root of the repository. */
export function pages(root: string): Readonly<Record<string, string>> {
  const readme = (name: string) => readFileSync(join(root, name), 'utf8')
  const say = speaking('zh-CN', chinese)
  return {
    'docs/reference/cluster-yaml.md': settingsPage(english),
    'docs/reference/commands.md': commandsPage(english),
    'docs/reference/exit-codes.md': exitCodesPage(readme('README.md'), 'Exit codes'),
    'docs/reference/steps.md': stepsPage(english),
    'docs/reference/troubleshooting.md': causesPage(english),
    'docs/zh/reference/cluster-yaml.md': settingsPage(speaking('zh-CN', settingsInChinese)),
    'docs/zh/reference/commands.md': commandsPage(say),
    'docs/zh/reference/exit-codes.md': exitCodesPage(readme('README.zh-CN.md'), '退出码'),
    'docs/zh/reference/steps.md': stepsPage(say),
    'docs/zh/reference/troubleshooting.md': causesPage(say),
  }
}
