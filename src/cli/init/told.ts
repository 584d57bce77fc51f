import { Problem } from '../../core/problem.ts'
import { printable } from '../../reporters/printable.ts'
import { hintLines, problemLines } from '../../reporters/problem-text.ts'
import type { Style } from '../../reporters/style.ts'
import { reachable } from './address.ts'
import { seenText, type Visited } from './arrange.ts'

/** What was seen of each machine, or why it was not; `asked`: what to do about that is a question that follows. */
export const visitLines = (
  visited: readonly Visited[],
  style: Style,
  { asked = false } = {},
): string[] =>
  visited.flatMap(({ machine: { target }, seen }) => {
    const { paint, symbols, say } = style
    if (seen === undefined)
      return [`${paint('faint', symbols.todo)} ${say`${target}: not looked at`}`]
    if (seen instanceof Problem) {
      const { hint, ...problem } = seen.toJSON()
      return problemLines(asked ? problem : { ...problem, hint }, style, target)
    }
    const nics = reachable(seen.addresses, visited.length === 1)
    const on = nics.find(({ address }) => address === target)
    const where = on
      ? say`${on.address} is on ${on.nic}`
      : nics.map(({ address, nic }) => `${nic} ${address}`).join(', ')
    return [
      `${paint('good', symbols.done)} ${paint('strong', target)}: ${printable(`${say(seenText(seen))}${say`; `}${where}`)}`,
    ]
  })

/** The options with which a machine that could not be looked at may be reached, or done without. */
export const optionsFor = ({ code }: Problem): string => {
  switch (code) {
    case 'HOST_KEY_UNKNOWN':
      return '--accept-host-keys'
    case 'AUTH_REFUSED':
      return '--user, --identity-file'
    case 'SUDO_REFUSED':
      return '--user'
    default:
      return '--offline'
  }
}

/** All that only a person could have told, for one who reads it in a log. */
export const refusal = (evidence: readonly string[], problem?: Problem): Problem =>
  new Problem(
    problem?.code ?? 'CONFIG_INVALID',
    'nothing was written: there is no terminal to ask at, and the command line leaves something open',
    { evidence, hint: 'slipway init --help lists the options' },
  )

export const nextLines = (path: string, style: Style): string[] => {
  const file = path === 'cluster.yaml' ? '' : ` -f ${path}`
  return [
    `${style.paint('good', style.symbols.done)} ${style.say`wrote ${path}`}`,
    ...hintLines({ hint: `slipway check${file}` }, style).map(line => `  ${line}`),
  ]
}
