import { expect, test } from 'vitest'
// Loaded here, and not within the time that a test has.
import '../../src/cli/commands/steps.ts'
import '../../src/cli/commands/versions.ts'
import '../../src/reporters/problem-text.ts'
import '../../src/texts/zh/index.ts'
import '../../src/cli/help-language.ts'
import { told } from './told.ts'

const ENGLISH = /Kubernetes 9\.9 is not in the catalogue/
const CHINESE = /Kubernetes 9\.9 不在/

test.each([
  [{ LANG: 'zh_CN.UTF-8' }, [], CHINESE],
  [{ SLIPWAY_LANG: 'zh' }, [], CHINESE],
  [{ LANG: 'en_GB.UTF-8' }, [], ENGLISH],
  [{ LANG: 'zh_CN.UTF-8', LC_ALL: 'C' }, [], ENGLISH],
  // Programs read the same everywhere.
  [{ LANG: 'zh_CN.UTF-8' }, ['--json'], ENGLISH],
])('%j %j', async (env, options, form) => {
  const { code, text } = await told(['versions', '9.9', ...options], env)
  expect(text).toMatch(form)
  expect(code).toBe(2)
})

test('what a list names is the same in every language', async () => {
  const [english, chinese] = await Promise.all(
    ['en', 'zh'].map(SLIPWAY_LANG => told(['steps'], { SLIPWAY_LANG })),
  )
  const names = (text = '') => text.split('\n').map(line => line.split(/\s/)[0])
  expect(names(chinese?.text)).toEqual(names(english?.text))
  expect(chinese?.text).not.toBe(english?.text)
  const json = await told(['steps', '--json'], { SLIPWAY_LANG: 'zh' })
  expect(json.text).toMatch(/"title":"[A-Z][\x20-\x7e]*"/)
  expect(json.text).not.toMatch(/\p{Script=Han}/u)
})
