import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { EXIT_CODES } from '../src/cli/exit-codes.ts'
import { createProgram } from '../src/cli/program.ts'
import { KUBERNETES } from '../src/config/catalogue/kubernetes.ts'
import { proofOf } from '../src/config/catalogue/proofs.ts'
import { readCluster } from '../src/config/load.ts'
import * as library from '../src/index.ts'
import { steps } from '../src/steps/index.ts'
import { anchors, fences, prose, read, root } from './scripts/docs/markdown.ts'

const filesBelow = (folder: string, end: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map(path => join(folder, path))
    .filter(path => path.endsWith(end))
const inOwnFolder = (path: string) => ({ path: join(root, path), home: '/home/ann' })

const LANGUAGES = ['README.md', 'README.zh-CN.md'] as const
const PAGES = [
  ...LANGUAGES,
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'SECURITY.md',
  ...filesBelow('scripts', 'README.md'),
]
const pages = PAGES.map(path => [path] as const)

/** The cells of all rows of tables whose first cell matches. */
const rows = (page: string, first: RegExp): string[][] =>
  page
    .split('\n')
    .filter(line => line.startsWith('| '))
    .map(line => line.split('|').map(cell => cell.trim()))
    .map(cells => cells.slice(1, -1))
    .filter(([cell = '']) => first.test(cell))

/** From a heading to the next of its kind. */
const section = (page: string, heading: string): string =>
  page.split(/^## /m).find(part => part.startsWith(`${heading}\n`)) ?? ''

const words = (cell = ''): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word)

describe.each(pages)('%s', path => {
  const page = read(path)

  test('links lead somewhere', () => {
    const links = [...prose(page).matchAll(/\]\(([^)\s]+)\)/g)].map(m => m[1] ?? '')
    const dead = links
      .filter(link => !/^https?:/.test(link))
      .filter(link => {
        const [file = '', hash] = link.split('#')
        const target = file === '' ? join(root, path) : resolve(root, dirname(path), file)
        if (!existsSync(target)) return true
        return hash !== undefined && !anchors(readFileSync(target, 'utf8')).includes(hash)
      })
    expect(dead).toEqual([])
  })

  test('what it tells to type exists', () => {
    const typed = fences(page, 'sh').join('\n')
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
    const named = (pattern: RegExp) => [...typed.matchAll(pattern)].map(([, name = '']) => name)
    for (const name of named(/npm run (?:--silent )?([\w:]+)/g))
      expect(Object.keys(scripts)).toContain(name)
    for (const name of named(/(?:^|run )slipway (?:-- )?([a-z]+)/gm))
      expect(commands()).toContain(name)
  })

  test('every cluster file in it is right', () => {
    for (const text of fences(page, 'yaml').filter(block => block.startsWith('cluster:')))
      expect(readCluster(text, inOwnFolder('cluster.yaml'))).not.toHaveProperty('issues')
  })
})

const commands = (): string[] => {
  const program = createProgram(process, () => {})
  return program.commands.map(command => command.name())
}

const codes = (page: string) =>
  rows(page, /^\d+$/).flatMap(([code, kinds]) => words(kinds).map(kind => [kind, Number(code)]))

const CHAPTERS = {
  'README.md': { commands: 'Commands', exitCodes: 'Exit codes' },
  'README.zh-CN.md': { commands: '命令', exitCodes: '退出码' },
} as const

describe.each(LANGUAGES)('%s and the code', path => {
  const page = read(path)
  const chapters = CHAPTERS[path]

  test('its commands are the commands, in their order', () => {
    const told = rows(section(page, chapters.commands), /^`/).map(([cell]) => words(cell)[0])
    expect(told).toEqual(commands())
  })

  test('it shows a cluster file', () => {
    expect(fences(page, 'yaml').filter(block => block.startsWith('cluster:'))).not.toEqual([])
  })

  test('options that it gives a command are its own', () => {
    const program = createProgram(process, () => {})
    for (const [cell, about = ''] of rows(section(page, chapters.commands), /^`/)) {
      const command = program.commands.find(c => c.name() === words(cell)[0])
      const options = command?.options.flatMap(({ short, long }) => [short, long])
      for (const word of words(about).filter(w => w.startsWith('-')))
        expect(options).toContain(word)
    }
  })

  test('its exit codes are the exit codes', () => {
    const told = codes(section(page, chapters.exitCodes))
    expect(Object.fromEntries(told)).toEqual(EXIT_CODES)
    expect(told).toHaveLength(Object.keys(EXIT_CODES).length)
  })
})

const PROVEN = { 'README.md': 'What works today', 'README.zh-CN.md': '现在能做什么' } as const

test.each(LANGUAGES)('%s names every minor, by how it is proven', path => {
  const told = rows(section(read(path), PROVEN[path]), /^Kubernetes$/).map(([, minors = '']) =>
    minors.split(', '),
  )
  const proven = (proof: string) =>
    KUBERNETES.map(({ name }) => name).filter(name => proofOf(name).proof === proof)
  expect(told).toEqual([proven('cluster'), proven('golden')])
})

const ids = steps.map(step => step.id)

test('README.md tells the steps, in their order, by their titles', () => {
  const told = rows(section(read('README.md'), 'Steps'), /^`/)
  expect(told.map(([cell, title]) => [words(cell)[0], title])).toEqual(
    steps.map(step => [step.id, step.title]),
  )
})

test('README.zh-CN.md puts every step beside the notes, and no other', () => {
  const chapter = section(read('README.zh-CN.md'), '笔记里的两个脚本，slipway 怎么做')
  const told = rows(chapter, /./).flatMap(([, cell]) => words(cell))
  expect([...new Set(told)].sort()).toEqual([...ids].sort())
})

test('the example of the library imports what there is', () => {
  const [example = ''] = fences(read('README.md'), 'ts')
  const [, names = ''] = example.match(/^import \{ (.*) \} from 'slipway'$/m) ?? []
  expect(names).not.toBe('')
  for (const name of names.split(', ')) expect(Object.keys(library)).toContain(name)
})

describe('ARCHITECTURE.md', () => {
  const table = new Map(
    rows(section(read('ARCHITECTURE.md'), 'Folders of `src/`'), /^`/).map(
      ([folder, , from]) => [words(folder)[0] ?? '', words(from)] as const,
    ),
  )
  const folders = readdirSync(join(root, 'src'), { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => entry.name)

  test('has a row for each folder', () => {
    expect([...table.keys()].sort()).toEqual(folders.sort())
  })

  test.each(folders)('%s imports from what it says', folder => {
    const found = filesBelow(`src/${folder}`, '.ts').flatMap(path =>
      [...read(path).matchAll(/(?:from|import\() ?'(\.[^']+)'/g)].map(
        ([, to = '']) => resolve('/', dirname(path), to).split('/')[2] ?? '',
      ),
    )
    const others = [...new Set(found)].filter(name => name !== folder)
    expect(table.get(folder)?.toSorted()).toEqual(others.sort())
  })
})

test('SECURITY.md says of every package that reaches users what it is for, and how many there are', () => {
  const page = section(read('SECURITY.md'), 'Dependencies')
  const { dependencies } = JSON.parse(read('package.json'))
  const { packages } = JSON.parse(read('package-lock.json')) as {
    packages: Record<string, { dev?: boolean; devOptional?: boolean }>
  }
  const told = rows(page, /^`/)
  expect(told.map(([name]) => words(name)[0])).toEqual(Object.keys(dependencies))
  expect(told.map(([, reason = '']) => reason)).not.toContain('')
  const all = Object.entries(packages).filter(
    ([path, { dev, devOptional }]) => path !== '' && !dev && !devOptional,
  )
  expect(page).toContain(
    `${told.length} packages are installed with slipway; with what they bring along they are ${all.length}.`,
  )
})
