import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { withBlock } from '../../../../scripts/lab/vagrant/project.ts'

const text = readFileSync(new URL('../../../../Vagrantfile', import.meta.url), 'utf8')

test('one value of the block is another, and all else stays', () => {
  const changed = withBlock(text, { workers: '7', box: "'x$1'" })
  expect(changed).toContain('\n  workers: 7,\n')
  expect(changed).toContain("\n  box: 'x$1',\n")
  expect(changed.split('\n')).toHaveLength(text.split('\n').length)
  expect(withBlock(changed, { workers: '2', box: 'nil' })).toBe(text)
})

test('a name that the block has not is a mistake', () => {
  expect(() => withBlock(text, { nodes: '3' })).toThrow("the Vagrantfile's block has no nodes")
})
