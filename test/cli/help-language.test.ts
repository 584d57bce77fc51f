import { describe, expect, test } from 'vitest'
// Loaded here, and not within the time that a test has.
import '../../src/cli/help-language.ts'
import '../../src/texts/zh/index.ts'
import { width } from '../../src/reporters/columns.ts'
import { told as toldIn } from './told.ts'

const told = (...words: string[]) => toldIn(words, { SLIPWAY_LANG: 'zh' })

const COMMANDS = [
  ...[[], ['init'], ['check'], ['plan'], ['up'], ['retry'], ['reset'], ['status'], ['logs']],
  ...[['report'], ['steps'], ['explain'], ['kubeconfig'], ['ssh'], ['versions'], ['schema']],
  ['completion'],
]

/** What in a line of help is a name, and the same in every language. */
const NAMES = /<[^>]*>|\[[^\]]*\]|"[^"]*"|(?:^|\s)-[\w-]+,?|\S+\.yaml/g

describe('help in Chinese', () => {
  test.each(COMMANDS)('%s', async (...words) => {
    const { code, text } = await told(...words, '--help')
    expect(code).toBe(0)
    expect(text).toContain('用法: slipway')
    for (const line of text.split('\n')) {
      expect(width(line)).toBeLessThanOrEqual(80)
      const english = line.replace(NAMES, ' ').match(/\b[a-z]{2,} [a-z]{2,} [a-z]{2,}\b/)
      expect(english).toBeNull()
    }
  })

  test.each([
    [['up', '--foo'], '错误：未知选项 --foo\n（是否想写 --from？）'],
    [['pln'], '错误：未知命令 pln\n（是否想写 plan？）'],
    [['ssh'], '错误：缺少参数：主机'],
    [['plan', '-f'], '错误：选项 -f, --file <path> 缺少参数'],
    [
      ['kubeconfig', '--merge', '-o', 'x'],
      '错误：选项 --merge 不能与选项 -o, --out <path> 同时使用',
    ],
  ])('%j', async (words, said) => {
    const { code, text } = await told(...words)
    expect(code).toBe(2)
    expect(text).toContain(said)
  })
})
