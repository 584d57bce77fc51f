import type { ToldChange } from '../core/event.ts'
import { changed, type Plan } from '../core/plan.ts'
import type { Say } from '../texts/say.ts'
import { signOf } from './change-sign.ts'
import { diffLines } from './diff-text.ts'
import { findingLines } from './finding-text.ts'
import { groupBy } from './group.ts'
import { hostNames } from './host-names.ts'
import { printable } from './printable.ts'
import { problemLines } from './problem-text.ts'
import type { Style, Tone } from './style.ts'
import { count } from './words.ts'

/** A plan for people. Equal changes are told once, under the names of all hosts that they are for. */
export function planLines(plan: Plan, style: Style): string[] {
  return [
    ...spaced(sections(plan).map(section => sectionLines(section, style))),
    ...spaced([unplannedLines(plan, style), findingLines(plan.findings, style)]),
    style.paint('strong', totalText(plan, style.say)),
  ]
}

const spaced = (blocks: string[][]) => blocks.flatMap(b => (b.length > 0 ? [...b, ''] : []))

interface Item {
  readonly step: string
  readonly title: string
  readonly change: ToldChange
  readonly hosts: readonly string[]
  readonly needed?: boolean
}

interface Section {
  readonly hosts: readonly string[]
  /** By step. */
  readonly items: ReadonlyMap<string, readonly Item[]>
}

function sections(plan: Plan): Section[] {
  const changes = changed(plan).flatMap(pair => pair.changes.map(change => ({ ...pair, change })))
  const equal = groupBy(changes, ({ step, needed, change: { summary, risk, diff } }) =>
    JSON.stringify([step, summary, risk, diff, needed]),
  )
  const items = [...equal.values()].flatMap(group =>
    group.slice(0, 1).map(first => ({ ...first, hosts: [...new Set(group.map(c => c.host))] })),
  )
  return [...groupBy(items, item => JSON.stringify(item.hosts)).values()].map(group => ({
    hosts: group[0]?.hosts ?? [],
    items: groupBy(group, item => item.step),
  }))
}

function sectionLines({ hosts, items }: Section, style: Style): string[] {
  const { paint, say } = style
  return [
    paint('strong', hostNames(hosts)),
    ...[...items].flatMap(([step, group]) => [
      `  ${paint('accent', step)}  ${paint('faint', say(group[0]?.title ?? ''))}${group[0]?.needed ? `  ${paint('warn', say`(needed by what was asked for)`)}` : ''}`,
      ...group.flatMap(({ change }) => changeLines(change, style).map(line => `    ${line}`)),
    ]),
  ]
}

const SIGN_TONES = { '+': 'good', '~': 'warn', '-': 'bad' } as const satisfies Record<string, Tone>

/** One change: a sign for its kind, what it costs, and the diff below. */
function changeLines({ summary, risk, diff }: ToldChange, style: Style): string[] {
  const { paint, symbols, say } = style
  const sign = signOf(summary)
  const cost =
    risk === 'safe'
      ? ''
      : `  ${paint(risk === 'destructive' ? 'bad' : 'warn', `${symbols.warning} ${say(risk)}`)}`
  return [
    `${paint(SIGN_TONES[sign], sign)} ${printable(say(summary))}${cost}`,
    ...(diff ? diffLines(diff, style).map(line => `    ${line}`) : []),
  ]
}

/** Hosts that did not answer, and steps that cannot be planned on those that did. */
function unplannedLines({ pairs, unreachable }: Plan, style: Style): string[] {
  const problems = [
    ...[...unreachable].map(([host, problem]) => ({ host, problem })),
    ...pairs.flatMap(({ host, problem }) =>
      problem && !unreachable.has(host) ? [{ host, problem }] : [],
    ),
  ]
  const alike = groupBy(problems, ({ problem: { code, message, step, evidence } }) =>
    JSON.stringify([code, message, step, evidence]),
  )
  return [...alike.values()].flatMap(group =>
    group.slice(0, 1).flatMap(({ problem }) => {
      const hosts = hostNames([...new Set(group.map(g => g.host))])
      return problemLines(problem, style, [hosts, problem.step].filter(Boolean).join(' '))
    }),
  )
}

function totalText(plan: Plan, say: Say): string {
  const pairs = changed(plan)
  const changes = pairs.flatMap(p => p.changes)
  const all = new Set([...plan.pairs.map(p => p.host), ...plan.unreachable.keys()])
  const silent = plan.unreachable.size
  const left = plan.pairs.filter(p => p.problem && !plan.unreachable.has(p.host)).length
  const caveats = [
    ...(['disruptive', 'destructive'] as const)
      .map(risk => [changes.filter(c => c.risk === risk).length, risk] as const)
      .filter(([n]) => n > 0)
      .map(([n, risk]) => say.fill(`{0} ${risk}`, [n])),
    ...(left > 0 ? [say`${count(say, left, 'step')} cannot be planned`] : []),
    ...(silent > 0 ? [say`${count(say, silent, 'host')} did not answer`] : []),
  ]
  if (changes.length > 0) {
    const hosts = count(say, new Set(pairs.map(p => p.host)).size, 'host')
    const planned = say`Plan: ${count(say, changes.length, 'change')} on ${hosts}`
    return [planned, ...caveats].join(say`, `)
  }
  if (caveats.length > 0) {
    if (silent === all.size) return say`Nothing can be planned: ${caveats.join(say`, `)}`
    const hosts = count(say, all.size - silent, 'host')
    return [say`Nothing to do on ${hosts}`, ...caveats].join(say`, but `)
  }
  if (all.size === 0) return say`Nothing to do: no host has a step that was asked for.`
  return all.size === 1
    ? say`Nothing to do: the host is as wanted.`
    : say`Nothing to do: all ${all.size} hosts are as wanted.`
}
