import { expect, test } from 'vitest'
import { memoryOf, pages } from '../../../scripts/bench/memory.ts'

test('pages are told apart: of its own, and of files', () => {
  const text = `Rss:                5000 kB
Pss:                3000 kB
Pss_Anon:           1500 kB
Anonymous:          2000 kB
`
  expect(pages(text)).toEqual({ own: 1500, files: 3000 })
})

test.runIf(process.platform === 'linux')('this process is about as large as it says', () => {
  const { rss } = process.memoryUsage()
  expect(memoryOf(process.pid)).toBeGreaterThan(rss / 2 ** 21)
})

test('a process that is gone takes nothing', () => {
  expect(memoryOf(2 ** 30)).toBe(0)
})
