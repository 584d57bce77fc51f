import type { Target } from '../../core/cluster.ts'
import { type Command, sh } from '../../core/command.ts'
import { Problem } from '../../core/problem.ts'
import type { UfwRule } from '../../facts/ufw.ts'
import { openings, podSubnets, sourcesOf } from './openings.ts'

/** By its comment a rule is known to be slipway's. */
const COMMENT = 'slipway'

export const isOurs = (rule: UfwRule): boolean => rule.comment === COMMENT

const allow = (about: string, route = false): UfwRule => ({
  route,
  action: 'allow',
  about,
  comment: COMMENT,
})

/** The rule that lets SSH in. */
export const sshRule = (port: number): UfwRule => allow(`${port}/tcp`)

/**
 * All rules but SSH's, in the form in which ufw shows them.
 *
 * @throws Problem UNSUPPORTED for IP in IP, which ufw has no word for
 */
export function ufwRules(target: Target): UfwRule[] {
  const pods = podSubnets(target.cluster)
  return [
    ...openings(target).flatMap(({ use, protocol, ports, from }) => {
      if (ports === undefined)
        throw new Problem('UNSUPPORTED', `ufw cannot let in protocol ${protocol} (${use})`, {
          hint: 'write backend: vxlan below network, or firewall: unmanaged',
        })
      const range = ports.replace('-', ':')
      return (
        sourcesOf(from, target.cluster)?.map(source =>
          allow(`from ${source} to any port ${range} proto ${protocol}`),
        ) ?? [allow(`${range}/${protocol}`)]
      )
    }),
    ...pods.map(net => allow(`from ${net}`)),
    ...pods.flatMap(net => [allow(`from ${net}`, true), allow(`to ${net}`, true)]),
  ]
}

/** What ufw is told to have a rule; `show added` answers in the same words. */
export const ruleText = ({ route, action, about }: UfwRule): string =>
  `${route ? 'route ' : ''}${action} ${about}`

const words = ({ route, action, about }: UfwRule, ...verb: string[]): string[] => [
  ...(route ? ['route'] : []),
  ...verb,
  action,
  ...about.split(' '),
]

export const addRule = (rule: UfwRule): Command => sh`ufw ${words(rule)} comment ${COMMENT}`
export const deleteRule = (rule: UfwRule): Command => sh`ufw ${words(rule, 'delete')}`
