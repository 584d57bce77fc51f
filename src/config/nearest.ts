/** What people write who know the thing by another name. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  master: 'control-plane',
  node: 'worker',
  slave: 'worker',
  agent: 'worker',
  ip: 'address',
  host: 'address',
  nodes: 'hosts',
  machines: 'hosts',
  name: 'cluster',
  k8s: 'kubernetes',
  cni: 'network',
  cri: 'runtime',
  docker: 'runtime',
  ntp: 'time',
  username: 'user',
  keyFile: 'identityFile',
  privateKey: 'identityFile',
  baseurl: 'url',
  gpgkey: 'key',
  gpgcheck: 'check',
}

const simple = (word: string): string => word.toLowerCase().replaceAll(/[-_ ]/g, '')

/** How many letters must be added, taken away, replaced or swapped with their neighbour to get from `a` to `b`. */
export function distance(a: string, b: string): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      const ways = [cell(last, j) + 1, cell(row, j - 1) + 1, cell(last, j - 1) + (same ? 0 : 1)]
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        ways.push(cell(before, j - 2) + 1)
      row.push(Math.min(...ways))
    }
    before = last
    last = row
  }
  return cell(last, b.length)
}

const cell = (row: readonly number[], j: number): number => row[j] ?? Number.POSITIVE_INFINITY

/** The word that was most likely meant: at most one letter in three may be wrong. */
export function nearest(word: string, words: readonly string[]): string | undefined {
  const [best] = words
    .map(other => ({ other, far: distance(simple(word), simple(other)) }))
    .filter(({ other, far }) => far <= Math.max(word.length, other.length) / 3)
    .sort((a, b) => a.far - b.far)
  if (best) return best.other
  const meant = Object.hasOwn(OTHER_NAMES, word) ? OTHER_NAMES[word] : undefined
  return meant !== undefined && words.includes(meant) ? meant : undefined
}

/** The complaint about a word, with the one that was most likely meant, if any is near. */
export const suggesting = (complaint: string, word: string, words: readonly string[]): string => {
  const meant = nearest(word, words)
  if (meant === undefined) return complaint
  const question = `did you mean ${meant}?`
  return `${complaint}; ${question}`
}
