import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { compared } from '../../scripts/texts/compared.ts'
import { textsOf } from '../../scripts/texts/extract.ts'
import { NOT_SAID } from '../../scripts/texts/not-said.ts'
import { BORROWED, WORDS } from '../../scripts/texts/words.ts'
import { everyText } from '../../scripts/texts/worklist.ts'
import { recogniser } from '../../src/texts/recognise.ts'
import { filled } from '../../src/texts/say.ts'
import { commander } from '../../src/texts/zh/cli/commander.ts'
import { chinese, told } from '../../src/texts/zh/index.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const { missing, extra } = compared(root)
const entries = Object.entries({ ...chinese, ...told })
const holesOf = (text: string) => [...text.matchAll(/\{(?:\d+|host)\}/g)].map(([hole]) => hole)

describe('in Chinese', () => {
  test('no text of the sources is missing: `npm run texts` lists them', () =>
    expect(missing).toEqual([]))

  test('there is none that the sources do not have', () => expect(extra).toEqual([]))

  test.each(entries)('%s: the same is filled in', (id, text) => {
    expect(holesOf(text).sort()).toEqual(holesOf(id).sort())
    expect(text.trim()).not.toBe('')
  })

  test.each(entries.filter(([, text]) => /\p{Script=Han}/u.test(text)))(
    '%s: no Latin stop or comma stands after a Chinese character',
    (_, text) => expect(text).not.toMatch(/\p{Script=Han}[,;?!]/u),
  )
})

describe('a ready text is recognised by its own template', () => {
  const recognise = recogniser(chinese)
  const fixed = (id: string) => id.replace(/\{(?:\d+|host)\}/g, '').replace(/[^a-zA-Z]/g, '').length
  const ready = Object.keys(chinese).filter(id => holesOf(id).length === 0 || fixed(id) >= 2)

  test.each(ready)('%s', id => {
    const names = [...new Set(holesOf(id))]
    const fillings = names.map((_, i) => `x${i}`)
    const text = names.includes('{host}') ? id.replaceAll('{host}', 'x0') : filled(id, fillings)
    expect(recognise(text)?.id).toBe(id)
  })
})

describe('the texts of the sources', () => {
  const texts = everyText(root)

  test('are found: those of one message of each kind', () => {
    const ids = new Set(texts.map(({ id }) => id))
    for (const id of [
      'no SSH server answers at the address: it is down, elsewhere, or behind a firewall',
      'stop swapping to {0}',
      'Nothing is swapped, now and after a reboot',
      'there is no {0} named {1}; did you mean {2}?',
      'look whether the machines are fit; touches nothing',
      'Which is the control plane?',
      '{0} more hosts',
      'Critical path',
    ])
      expect(ids).toContain(id)
  })

  test('hold nothing that is not said and no longer there', () => {
    const all = new Set(texts.map(({ id }) => id))
    const stale = NOT_SAID.flatMap(({ texts }) => texts).filter(id => !all.has(id))
    expect(stale).toEqual([])
  })

  test('have the words that are said one by one', () => {
    const sources = [...new Set(texts.map(({ path }) => path))]
      .map(path => readFileSync(join(root, path), 'utf8'))
      .join('\n')
    const words = WORDS.flatMap(({ words }) => words).map(word => word.replace('{0} ', ''))
    const isThere = (word: string) => new RegExp(`'${word}'|\\b${word}:`).test(sources)
    expect(words.filter(word => !isThere(word))).toEqual([])
  })

  test('of packages are what these packages say', () => {
    const said = (BORROWED.commander ?? [])
      .map(path => readFileSync(join(root, path), 'utf8'))
      .join('\n')
    const words = Object.keys(commander).flatMap(id => id.match(/[A-Za-z]+/g) ?? [])
    expect(words.filter(word => !said.includes(word))).toEqual([])
  })
})

describe('what is found in a source', () => {
  const idsOf = (source: string) => textsOf('src/x/x.ts', source).map(({ id }) => id)

  test.each([
    ['a template', 'f(`cannot reach ${host}: ${why}`)', ['cannot reach {0}: {1}']],
    ['what was put together', "f('one text ' + 'of two')", ['one text of two']],
    [
      'each of what may be chosen',
      "f(`there is no ${kind}${near ? `; did you mean ${near}?` : ''}`)",
      ['there is no {0}; did you mean {1}?', 'there is no {0}'],
    ],
    [
      'what was chosen before',
      "const and = n > 0 ? ` and ${n} more` : ''\nf(`needs ${first}${and}`)",
      ['needs {0} and {1} more', 'needs {0}'],
    ],
    ['a word in a message', "const p = { message: 'broken' }", ['broken']],
    ['a number of things', "count(say, n, 'host')", ['{0} host', '{0} hosts']],
    ['what is said', 'say`needs ${a}${b}`', ['needs {0}{1}']],
    ['words in a page', 'html`<p class="a b">two words</p>`', ['two words']],
    ['no program', 'sh`rm -rf ${path} and more`', []],
    ['no comparison', "if (a === 'two words') f()", []],
    ['no search', "text.includes('two words')", []],
    ['no type', "type A = 'two words'", []],
    ['no name', "f('kebab-case', 'Word')", []],
  ])('%s', (_, source, ids) => expect(idsOf(source)).toEqual(ids))
})

test('catalogues are loaded by who speaks that language alone', () => {
  const importers = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts') && !name.startsWith('texts/zh/'))
    .filter(name => /\/zh\/[^']*'/.test(readFileSync(join(root, 'src', name), 'utf8')))
  expect(importers).toEqual(['texts/index.ts'])
  const text = readFileSync(join(root, 'src', 'texts/index.ts'), 'utf8')
  expect(text).toContain("await import('./zh/index.ts')")
  expect(text).not.toMatch(/from '\.\/zh\//)
})
