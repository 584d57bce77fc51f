import fc from 'fast-check'
import { expect, test } from 'vitest'
import { width } from '../../src/reporters/columns.ts'
import { wrap } from '../../src/reporters/wrap.ts'

test.each([
  ['', 10, ['']],
  ['two words', 20, ['two words']],
  ['two words', 6, ['two', 'words']],
  ['正在连接主机', 8, ['正在连接', '主机']],
  // A comma does not begin a line.
  ['正在连接，请稍候', 8, ['正在连', '接，请稍', '候']],
  ['用 kubectl 查看', 8, ['用', 'kubectl', '查看']],
  ['unbreakablyLong', 5, ['unbreakablyLong']],
])('%j in %d columns', (text, columns, lines) => expect(wrap(text, columns)).toEqual(lines))

test('nothing but spaces is lost, and no line is too wide that could be broken', () => {
  const piece = fc.constantFrom('中', '文', '，', ' ', 'a', 'kubelet', '）')
  fc.assert(
    fc.property(fc.array(piece), fc.integer({ min: 9, max: 40 }), (pieces, columns) => {
      const text = pieces.join('')
      const lines = wrap(text, columns)
      const bare = (s: string) => s.replaceAll(' ', '')
      expect(bare(lines.join(''))).toBe(bare(text))
      for (const line of lines)
        if (/^[中文 ]*$/.test(line)) expect(width(line)).toBeLessThanOrEqual(columns)
    }),
  )
})
