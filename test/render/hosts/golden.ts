import { combinations } from './combinations.ts'
import { type Piece, whatItGets } from './gets.ts'

/** Who gets a text: `kind` is a system, with what is asked of it besides. */
interface Taker {
  readonly kind: string
  readonly runtime: string
  readonly minor: string
  readonly host: string
}

interface Variant {
  readonly piece: Piece
  readonly takers: Taker[]
}

/** `containerd 1.19 1.37, docker 1.20`, and which host, where only one gets it. */
function brief(takers: readonly Taker[]): string {
  const byRuntime = new Map<string, Set<string>>()
  for (const { runtime, minor } of takers)
    byRuntime.set(runtime, (byRuntime.get(runtime) ?? new Set()).add(minor))
  const parts = [...byRuntime].map(([runtime, minors]) => [runtime, ...minors].join(' '))
  const hosts = new Set(takers.map(({ host }) => host))
  return `${hosts.size === 1 ? `${[...hosts]}, ` : ''}${parts.join(', ')}`
}

function casesText(takers: readonly Taker[], all: readonly Taker[]): string {
  if (takers.length === all.length) return 'always'
  const [host = ''] = takers.map(({ host }) => host)
  const ofHost = all.filter(one => one.host === host)
  const isHost = takers.every(one => one.host === host) && takers.length === ofHost.length
  return isHost ? `always on ${host}` : brief(takers)
}

function grouped<T, K>(all: readonly T[], keyOf: (one: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const one of all) {
    const key = keyOf(one)
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  return groups
}

/** Who gets a text, a line for each group of kinds that get it in the same cases. */
function told(takers: readonly Taker[], cases: ReadonlyMap<string, readonly Taker[]>): string[] {
  const kinds = [...grouped(takers, ({ kind }) => kind)].map(([kind, of]) => ({
    kind,
    when: casesText(of, cases.get(kind) ?? []),
  }))
  return [...grouped(kinds, ({ when }) => when)].map(([when, of]) => {
    const whom = of.length === cases.size ? 'all' : of.map(({ kind }) => kind).join(', ')
    return `# ${whom}: ${when}`
  })
}

/** Files by their path, programs by their step. */
const pageOf = ({ step, path }: Piece) => (path === undefined ? `programs/${step}` : `files${path}`)

const compare = (a: string, b: string) => (a === b ? 0 : a < b ? -1 : 1)

/**
 * What all hosts of all combinations get, every distinct piece once; and pages that show it to people: one for each
 * file and for the programs of each step, so that a template that is changed changes one page.
 */
export async function everything() {
  const variants = new Map<string, Variant>()
  const cases = new Map<string, Taker[]>()
  for (const combination of combinations)
    for (const host of combination.cluster.hosts) {
      const { system, settings, runtime, minor } = combination
      const kind = settings === '' ? system.name : `${system.name} with ${settings}`
      const taker = { kind, runtime, minor: minor.name, host: host.name }
      cases.set(kind, [...(cases.get(kind) ?? []), taker])
      const distinct = new Map(
        (await whatItGets(combination, host)).map(piece => [
          [pageOf(piece), piece.why, piece.text].join('\n'),
          piece,
        ]),
      )
      for (const [key, piece] of distinct) {
        const variant = variants.get(key) ?? { piece, takers: [] }
        variant.takers.push(taker)
        variants.set(key, variant)
      }
    }
  const all = [...variants.values()].sort((a, b) => compare(a.piece.why, b.piece.why))
  const pages = [...grouped(all, ({ piece }) => pageOf(piece))].map(
    ([page, of]) =>
      [
        page,
        of
          .map(({ piece, takers }) =>
            [`#### ${piece.why}`, ...told(takers, cases), piece.text].join('\n'),
          )
          .join('\n'),
      ] as const,
  )
  return { pieces: all.map(({ piece }) => piece), pages: new Map(pages) }
}
