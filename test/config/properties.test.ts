import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { parseCluster, readCluster } from '../../src/config/load.ts'
import { Problem } from '../../src/core/problem.ts'
import { toYaml } from '../../src/render/yaml.ts'
import { GOOD, ORIGIN } from './cluster-text.ts'
import { FILE, pathsOf, planted } from './whole-file.ts'

/** Hundreds of whole files each: on a busy machine more than the usual five seconds. */
vi.setConfig({ testTimeout: 60_000 })

const onlyProblems = (text: string) => {
  try {
    parseCluster(text, ORIGIN)
  } catch (error) {
    expect(error).toBeInstanceOf(Problem)
    expect((error as Problem).code).toBe('CONFIG_INVALID')
    expect((error as Problem).evidence).not.toEqual([])
  }
}

const junk = fc.jsonValue({ maxDepth: 3 })
test('the file that the properties start from is right', () => {
  expect(readCluster(toYaml(FILE), ORIGIN)).not.toHaveProperty('issues')
})

test('any text gives a cluster or a Problem', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), onlyProblems))
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...'{}[]:,-?!&*<>|\'"%@` \n\tab1#~')), letters =>
      onlyProblems(GOOD + letters.join('')),
    ),
  )
})

test('any value gives a cluster or a Problem', () => {
  fc.assert(fc.property(junk, value => onlyProblems(toYaml(value))))
})

test('a right file with anything anywhere gives a cluster or a Problem', () => {
  const paths = pathsOf(FILE)
  fc.assert(
    fc.property(fc.constantFrom(...paths), junk, fc.option(fc.string()), (path, what, as) =>
      onlyProblems(toYaml(planted(FILE, path, what, as ?? undefined))),
    ),
    { numRuns: 500 },
  )
})

test('every key that is misspelt by one letter is told, with the right word', () => {
  const keys = pathsOf(FILE).filter(
    path =>
      typeof path.at(-1) === 'string' &&
      String(path.at(-1)).length > 3 &&
      !['labels', 'kubelet', 'kubeProxy'].includes(String(path.at(-2))),
  )
  for (const path of keys) {
    const key = String(path.at(-1))
    const text = toYaml(planted(FILE, path, 'x', `${key.slice(0, -2)}${key.at(-1)}`))
    const result = readCluster(text, ORIGIN)
    const messages = 'issues' in result ? result.issues.map(({ message }) => message) : []
    expect(messages).toContain(`unknown key; did you mean ${key}?`)
  }
})

test('every issue stands in the text', () => {
  fc.assert(
    fc.property(fc.constantFrom(...pathsOf(FILE)), junk, (path, what) => {
      const text = toYaml(planted(FILE, path, what))
      const lines = text.split('\n')
      const result = readCluster(text, ORIGIN)
      for (const { line, column } of 'issues' in result ? result.issues : []) {
        expect(line).toBeLessThanOrEqual(lines.length)
        expect(column).toBeLessThanOrEqual((lines[line - 1] ?? '').length + 1)
      }
    }),
  )
})
