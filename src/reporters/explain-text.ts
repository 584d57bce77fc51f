import type { Change, Risk } from '../core/change.ts'
import { signOf } from './change-sign.ts'
import { diffLines } from './diff-text.ts'
import { printable } from './printable.ts'
import type { Style } from './style.ts'
import { table } from './table.ts'
import { wrap } from './wrap.ts'

/** One change as an example: commands are shown as in errors, secrets masked. */
export interface ExampleChange {
  readonly summary: string
  readonly risk: Risk
  readonly diff?: string | undefined
  readonly commands: readonly string[]
}

export interface StepExplained {
  readonly kind: 'step'
  readonly id: string
  readonly title: string
  readonly after: readonly string[]
  readonly why: string
  readonly undo: readonly string[]
  readonly notes?: string | undefined
  readonly see: readonly string[]
  /** What it would do on a bare machine; left out where the cluster does without it. */
  readonly example?:
    | {
        readonly host: string
        readonly system: string
        readonly changes: readonly ExampleChange[]
        readonly runs: readonly string[]
      }
    | undefined
}

/** Something that can be asked about, with all that is known of it. */
export type Explained =
  | StepExplained
  | {
      readonly kind: 'code'
      readonly id: string
      readonly means: string
      readonly cure: string
      readonly exitCode: number
    }
  | { readonly kind: 'check'; readonly id: string; readonly title: string }
  | {
      readonly kind: 'cause'
      readonly id: string
      readonly cause: string
      readonly cure: string
      readonly passes: boolean
    }

export const exampleChange = ({ summary, risk, diff, actions }: Change): ExampleChange => ({
  summary,
  risk,
  diff,
  commands: actions.flatMap(action => ('run' in action ? [action.run.shown] : [])),
})

/** What, why, how it is done, how it is undone, where to read on. Never cut. */
export function explainLines(it: Explained, style: Style): string[] {
  const { paint, say } = style
  const head = (title: string) => [paint('strong', it.id), `  ${say(title)}`]
  const part = (name: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ['', paint('faint', name), ...lines.map(line => `  ${line}`)]
  switch (it.kind) {
    case 'step':
      return [
        ...head(it.title),
        ...part(say`why`, [say(it.why)]),
        ...part(
          it.example
            ? say`what it does, on ${it.example.host} as a bare ${it.example.system}`
            : say`what it does`,
          exampleLines(it, style),
        ),
        ...part(say`after`, it.after.length > 0 ? [it.after.join(', ')] : []),
        ...part(
          say`to undo it`,
          it.undo.map(line => say(line)),
        ),
        ...part(say`in its place the notes have`, it.notes === undefined ? [] : [say(it.notes)]),
        ...part(say`see`, it.see),
      ]
    case 'code':
      return [
        ...head(it.means),
        ...part(say`exit code`, [String(it.exitCode)]),
        ...part(say`what to do`, [say(it.cure)]),
      ]
    case 'check':
      return [...head(it.title), ...part(say`asked by`, ['slipway check'])]
    case 'cause':
      return [
        ...head(it.cause),
        ...part(say`what to do`, [say(it.cure)]),
        ...part(
          say`by itself`,
          it.passes ? [say`mostly gone within minutes; slipway tries again`] : [],
        ),
      ]
  }
}

function exampleLines({ example }: StepExplained, style: Style): string[] {
  if (!example) return [style.say`nothing in this cluster: cluster.yaml does without it`]
  const { changes, runs } = example
  if (changes.length === 0 && runs.length === 0)
    return [style.say`nothing: the machine is as wanted`]
  return [
    ...changes.flatMap(({ summary, diff, commands }) => [
      `${signOf(summary)} ${printable(style.say(summary))}`,
      ...(diff ? diffLines(diff, style).map(line => `    ${line}`) : []),
      ...commands
        .flatMap(command => command.trimEnd().split('\n'))
        .map((line, i) => `    ${style.paint('faint', i === 0 ? '$' : ' ')} ${printable(line)}`),
    ]),
    ...runs.map(line => `  ${printable(style.say(line))}`),
  ]
}

export interface Topics {
  readonly steps: readonly { readonly id: string; readonly title: string }[]
  readonly codes: readonly string[]
  readonly checks: readonly { readonly id: string; readonly title: string }[]
  readonly causes: readonly string[]
}

/** Everything that can be explained. */
export const topicLines = ({ steps, codes, checks, causes }: Topics, style: Style): string[] => {
  const list = (name: string, rows: readonly { id: string; title: string }[]) => [
    style.paint('strong', name),
    ...table(
      rows.map(({ id, title }) => [style.paint('accent', id), style.say(title)]),
      style,
      '  ',
    ),
    '',
  ]
  const words = (names: readonly string[]) =>
    wrap(names.join(', '), (style.columns ?? Number.POSITIVE_INFINITY) - 2).map(line => `  ${line}`)
  return [
    ...list(style.say`Steps`, steps),
    ...list(style.say`Checks`, checks),
    style.paint('strong', style.say`Kinds of problem`),
    ...words(codes),
    '',
    style.paint('strong', style.say`Known causes of failure`),
    ...words(causes),
  ]
}
