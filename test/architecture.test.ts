import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

const filesOf = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && entry.name.endsWith('.ts'))
    .map(entry => relative(root, join(entry.parentPath, entry.name)))
    .sort()

interface Import {
  /** A path below the root, or the name of a package. */
  readonly from: string
  readonly local: boolean
  readonly typeOnly: boolean
}

interface Source {
  readonly path: string
  readonly text: string
  readonly imports: readonly Import[]
}

/** Every `import … from`, `export … from`, `import '…'` and `import('…')` of a file. */
function read(path: string): Source {
  const text = readFileSync(join(root, path), 'utf8')
  const found = text.matchAll(
    /^(?:import|export)\s+(type\s)?(?:[^'"]*?\sfrom\s)?'([^']+)'|\bimport\('([^']+)'\)/gm,
  )
  const imports = [...found].map(([, type, name, dynamic]): Import => {
    const specifier = name ?? dynamic ?? ''
    const local = specifier.startsWith('.')
    const from = local ? relative(root, resolve(root, path, '..', specifier)) : packageOf(specifier)
    return { from, local, typeOnly: type !== undefined }
  })
  return { path, text, imports }
}

const packageOf = (specifier: string) =>
  specifier.match(/^(?:node:.*|@[^/]+\/[^/]+|[^/]+)/)?.[0] ?? specifier

const sources = filesOf('src').map(read)
const files = sources.map(({ path }) => [path] as const)
const source = (path: string) => sources.find(s => s.path === path) as Source

/** The folder below src/ that a file stands in, or the file itself. */
const layerOf = (path: string) => path.split('/')[1] ?? ''

/**
 * What each folder of src/ may import from, beside itself. `'folder/file.ts'` allows that file alone.
 */
const LAYERS: Readonly<Record<string, readonly string[]>> = {
  core: [],
  causes: ['core'],
  facts: ['core'],
  transport: ['core'],
  render: ['core', 'facts'],
  journal: ['core'],
  config: ['core', 'render/yaml.ts'],
  steps: ['core', 'facts', 'render', 'config/catalogue/systems.ts'],
  checks: ['core', 'facts', 'config/catalogue/systems.ts', 'config/catalogue/kernels.ts'],
  engine: [
    'core',
    'facts',
    'causes',
    'render/claim.ts',
    'render/detached.ts',
    'render/evidence.ts',
    'render/lookout.ts',
    'transport',
    'journal/journal.ts',
  ],
  texts: [],
  reporters: ['core', 'journal', 'texts'],
  cli: [
    'core',
    'causes',
    'facts',
    'config',
    'transport',
    'journal',
    'steps',
    'checks',
    'engine',
    'reporters',
    'texts',
    'index.ts',
  ],
  'index.ts': [
    'core',
    'facts',
    'config',
    'transport',
    'journal',
    'steps',
    'checks',
    'engine',
    'reporters',
  ],
}

describe('layers', () => {
  test('every folder has its row', () => {
    expect([...new Set(files.map(([path]) => layerOf(path)))].sort()).toEqual(
      Object.keys(LAYERS).sort(),
    )
  })

  test.each(files)('%s', path => {
    const layer = layerOf(path)
    const allowed = [layer, ...(LAYERS[layer] ?? [])]
    const wrong = source(path).imports.filter(
      ({ from, local }) =>
        local &&
        !allowed.some(
          row => from === `src/${row}` || (!row.endsWith('.ts') && from.startsWith(`src/${row}/`)),
        ),
    )
    expect(wrong).toEqual([])
  })

  test.each(files)('%s imports nothing that is not there', path => {
    const known = new Set(sources.map(s => s.path))
    expect(source(path).imports.filter(({ from, local }) => local && !known.has(from))).toEqual([])
  })
})

/** A way that comes back to where it began; undefined where there is none. */
function cycle(graph: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const done = new Set<string>()
  const visit = (node: string, way: readonly string[]): string[] | undefined => {
    if (way.includes(node)) return [...way.slice(way.indexOf(node)), node]
    if (done.has(node)) return undefined
    for (const next of graph.get(node) ?? []) {
      const found = visit(next, [...way, node])
      if (found) return found
    }
    done.add(node)
    return undefined
  }
  for (const node of graph.keys()) {
    const found = visit(node, [])
    if (found) return found
  }
  return undefined
}

describe('cycles', () => {
  test('between folders there are none, in the table', () => {
    const folder = (row: string) => (row === 'index.ts' ? row : layerOf(`src/${row}`))
    const rows = Object.entries(LAYERS).map(([name, rows]) => [name, rows.map(folder)] as const)
    expect(cycle(new Map(rows))).toBeUndefined()
  })

  test('between files there are none, when the program runs', () => {
    const graph = sources.map(
      ({ path, imports }) =>
        [path, imports.filter(i => i.local && !i.typeOnly).map(i => i.from)] as const,
    )
    expect(cycle(new Map(graph))).toBeUndefined()
  })

  test('one would be found', () => {
    expect(
      cycle(
        new Map([
          ['a', ['b']],
          ['b', ['c']],
          ['c', ['b']],
        ]),
      ),
    ).toEqual(['b', 'c', 'b'])
  })
})

describe('sizes', () => {
  const lines = sources
    .map(({ path, text }) => [text.split('\n').length - 1, path] as const)
    .sort(([a], [b]) => a - b)
  const at = (part: number) => lines[Math.floor(lines.length * part)]?.[0] ?? 0

  test('half of the files have at most 60 lines', () => expect(at(0.5)).toBeLessThanOrEqual(60))
  test('nine of ten have at most 150', () => expect(at(0.9)).toBeLessThanOrEqual(150))
  test('none has more than 250', () => expect(lines.filter(([count]) => count > 250)).toEqual([]))
})

/** The one file that knows a package, so that replacing it touches one line of imports. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  '@inquirer/prompts': ['src/cli/prompts.ts'],
  // Types alone in the others: a command's options are commander's own.
  commander: ['src/cli/program.ts'],
  diff: ['src/core/text-diff.ts'],
  eta: ['src/render/template.ts'],
  ora: ['src/reporters/terminal.ts'],
  'smol-toml': ['src/render/toml.ts'],
  ssh2: ['src/transport/ssh2.ts'],
  'write-file-atomic': ['src/cli/private-file.ts'],
  yaml: ['src/render/yaml.ts'],
  zod: ['src/config/schema/forms.ts'],
}

describe('packages', () => {
  const importers = (typesToo: boolean) => {
    const found: Record<string, string[]> = {}
    for (const { path, imports } of sources)
      for (const { from, local, typeOnly } of imports)
        if (!local && !from.startsWith('node:') && (typesToo || !typeOnly))
          found[from] = [...(found[from] ?? []), path]
    return found
  }

  test('each is imported in one file', () => {
    expect(importers(false)).toEqual(PACKAGES)
  })

  test('each is a dependency, and each dependency is imported', () => {
    const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    expect(Object.keys(importers(true)).sort()).toEqual(Object.keys(dependencies).sort())
  })
})

/** What only cli may do, and reporters through the streams that it gives them. */
const VOICES = /\bconsole\.|\bprocess\.(?:exit|exitCode|stdout|stderr|argv)\b/

test.each(files.filter(([path]) => !/^src\/(cli|reporters)\//.test(path)))(
  '%s neither prints nor exits',
  path => {
    expect(
      source(path)
        .text.split('\n')
        .filter(line => VOICES.test(line)),
    ).toEqual([])
  },
)

/** Whether anything is left in a file that could go wrong, once its types are taken away. */
const hasLogic = ({ text }: Source) =>
  /=>|\bfunction\b|\bclass\b/.test(
    ts.transpile(text, { target: ts.ScriptTarget.ESNext, removeComments: true }),
  )

/** Files that no test of their own folder reaches, and why that is well. */
const UNTESTED: Readonly<Record<string, string>> = {
  'src/cli/main.ts': 'starts the command with what the process has; run by the lab',
  'src/core/check.ts': 'the identity, for the sake of types; every check goes through it',
}

describe('tests', () => {
  const tests = new Map(filesOf('test').map(path => [path, read(path)]))
  const reached = (from: readonly string[]): Set<string> => {
    const seen = new Set<string>()
    const visit = (path: string) => {
      if (seen.has(path)) return
      seen.add(path)
      const { imports } = tests.get(path) ?? source(path) ?? { imports: [] }
      for (const i of imports) if (i.local && !i.typeOnly) visit(i.from)
    }
    for (const path of from) visit(path)
    return seen
  }
  const testOf = (path: string) => path.replace(/^src\//, 'test/').replace(/\.ts$/, '.test.ts')
  const folderOf = (path: string) => testOf(path).split('/').slice(0, 2).join('/')
  const layers = [...new Set(files.map(([path]) => folderOf(path)))]
  const ofLayer = new Map(
    layers.map(layer => [
      layer,
      reached([...tests.keys()].filter(path => path.startsWith(`${layer}/`) || path === layer)),
    ]),
  )

  /** A folder whose tests are still to be written. From its first test on, all its files count. */
  const isAwaited = (path: string) =>
    ['test/cli', 'test/engine'].includes(folderOf(path)) && ofLayer.get(folderOf(path))?.size === 0

  test('every file with logic is tested: at its own path, or with its folder', () => {
    const untested = sources
      .filter(({ path }) => !tests.has(testOf(path)) && !ofLayer.get(folderOf(path))?.has(path))
      .filter(s => !isAwaited(s.path) && hasLogic(s))
      .map(({ path }) => path)
    expect(untested.filter(path => !(path in UNTESTED))).toEqual([])
  })

  test.each(
    [...tests.keys()]
      .filter(path => /^test\/[^/]+\/.*\.test\.ts$/.test(path))
      .map(path => [path] as const),
  )('%s stands where what it tests stands', path => {
    const [, layer = ''] = path.split('/')
    if (['scripts', 'lab', 'faults', 'sim', 'hostile'].includes(layer)) return
    expect([...reached([path])].some(p => p.startsWith(`src/${layer}/`))).toBe(true)
  })
})
