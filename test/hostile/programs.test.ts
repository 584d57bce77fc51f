import { expect, test } from 'vitest'
import { example } from '../../src/cli/explain/bare-machine.ts'
import { readCluster } from '../../src/config/load.ts'
import { type Cluster, leader } from '../../src/core/cluster.ts'
import { Problem } from '../../src/core/problem.ts'
import { programs } from '../../src/engine/program.ts'
import { toYaml } from '../../src/render/yaml.ts'
import { steps } from '../../src/steps/index.ts'
import { FILE, type Path, planted } from '../config/whole-file.ts'
import { NASTY } from './values.ts'

const URL_PLACES: readonly Path[] = [
  ['repositories', 'kubernetes', 'url'],
  ['repositories', 'kubernetes', 'key'],
  ['repositories', 'docker', 'rpm', 'url'],
  ['repositories', 'docker', 'rpm', 'key', 0],
]
/** Where a word of few signs may stand. */
const WORD_PLACES: readonly Path[] = [
  ['hosts', 'm', 'taints', 0, 'value'],
  ['hosts', 'm', 'labels', 'a'],
  ['kubernetes', 'imageRepository'],
  ['smokeTest', 'image'],
]

const read = (path: Path, value: string): Cluster | undefined => {
  const result = readCluster(toYaml(planted(FILE, path, value)), { path: 'c.yaml', home: '/h' })
  return 'cluster' in result ? result.cluster : undefined
}

/** All that is run on a bare machine, with the files that are written there. */
const sent = (cluster: Cluster): string[] =>
  steps.flatMap(step => {
    try {
      const actions = (example(step, cluster)?.changes ?? []).flatMap(change => change.actions)
      return programs(actions, leader(cluster)).map(({ command }) => command.reveal())
    } catch (error) {
      expect(error).toBeInstanceOf(Problem)
      return []
    }
  })

/** A program without what stands between single quotes, in which a shell obeys nothing. */
const skeleton = (program: string) =>
  program
    .replaceAll(/\\'/g, '')
    .replaceAll(/'[^']*'/g, 'Q')
    .replaceAll(/Q+/g, 'Q')

/** Values of cluster.yaml that are taken, and the same file with a harmless one that needs quotes as well. */
const taken = (places: readonly Path[], before: string) =>
  places.flatMap(path => {
    const plain = read(path, `${before}$harmless`) ?? read(path, `${before}harmless`)
    return NASTY.flatMap(nasty => {
      const value = before + nasty
      const cluster = read(path, value)
      return cluster && plain ? [{ place: path.join('.'), value, cluster, plain }] : []
    })
  })

test('a hostile URL stands in programs and files as it is, between quotes, and nowhere else', () => {
  const cases = taken(URL_PLACES, 'https://h/')
  expect(cases.length).toBeGreaterThan(60)
  for (const { place, value, cluster, plain } of cases) {
    const hostile = sent(cluster)
    const harmless = sent(plain)
    expect(
      hostile.some(program => program.includes(value)),
      `${place}: ${value}`,
    ).toBe(true)
    expect(hostile.map(skeleton), `${place}: ${value}`).toEqual(harmless.map(skeleton))
    expect(
      hostile.map(each => each.replaceAll(value, '@')),
      `${place}: ${value}`,
    ).toEqual(harmless.map(each => each.replaceAll('https://h/$harmless', '@')))
  }
})

test('a hostile word that is taken is no option, and changes nothing but itself', () => {
  const cases = taken(WORD_PLACES, '')
  expect(cases.length).toBeGreaterThan(5)
  for (const { place, value, cluster, plain } of cases) {
    expect(value).toMatch(/^[^-]/)
    const shape = (cluster: Cluster, word: string) =>
      sent(cluster).map(text => skeleton(text).replaceAll(word, '@'))
    expect(shape(cluster, value), `${place}: ${value}`).toEqual(shape(plain, 'harmless'))
  }
})
