import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const src = fileURLToPath(new URL('../../src', import.meta.url))

test('catalogues are loaded by who speaks that language alone', () => {
  const importers = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts') && !name.startsWith('texts/zh/'))
    .filter(name => /\/zh\/[^']*'/.test(readFileSync(join(src, name), 'utf8')))
  expect(importers).toEqual(['texts/index.ts'])
  const text = readFileSync(join(src, 'texts/index.ts'), 'utf8')
  expect(text).toContain("await import('./zh/index.ts')")
  expect(text).not.toMatch(/from '\.\/zh\//)
})
