import { type Change, change, risky } from '../../core/change.ts'
import type { Target } from '../../core/cluster.ts'
import { sh } from '../../core/command.ts'
import { Problem } from '../../core/problem.ts'
import type { Unit } from '../../facts/systemd.ts'
import type { Ufw, UfwRule } from '../../facts/ufw.ts'
import {
  addRule,
  deleteRule,
  isOurs,
  ruleText,
  sshRule,
  ufwRules,
} from '../../render/firewall/ufw.ts'

export interface UfwKnown {
  readonly ufw: Ufw
  readonly unit: Unit
  readonly sshPorts: readonly number[]
}

/** Other words of ufw's for letting in 22/tcp. */
const SSH_WORDS = ['22', 'OpenSSH', 'SSH']

const about = ({ route, about }: UfwRule) => `${route ? 'route ' : ''}${about}`

/**
 * Whether a rule is there, whoever made it; `limit` too lets in.
 *
 * @throws Problem UNSUPPORTED where somebody forbids just that: ufw has one rule for each such text, and it is theirs
 */
function isThere(
  wanted: UfwRule,
  rules: readonly UfwRule[],
  words: readonly string[] = [],
): boolean {
  const found = rules.find(rule => [about(wanted), ...words].includes(about(rule)))
  if (found?.action === 'deny' || found?.action === 'reject')
    throw new Problem(
      'UNSUPPORTED',
      `ufw has the rule "${ruleText(found)}", and the cluster needs that open`,
      {
        hint: `ufw ${found.route ? 'route ' : ''}delete ${found.action} ${found.about}`,
      },
    )
  return found !== undefined
}

/** What is missing until ufw lets in what the cluster needs. Rules without slipway's comment are left alone. */
export function ufwChanges({ ufw, unit, sshPorts }: UfwKnown, target: Target): Change[] {
  const ssh = sshPorts.map(sshRule)
  const others = ufwRules(target)
  const missing = [
    ...ssh.filter(rule => !isThere(rule, ufw.rules, rule.about === '22/tcp' ? SSH_WORDS : [])),
    ...others.filter(rule => !isThere(rule, ufw.rules)),
  ]
  const wanted = new Set([...ssh, ...others].map(about))
  const old = ufw.rules.filter(rule => isOurs(rule) && !wanted.has(about(rule)))
  return [
    ...missing.map(rule => change(`ufw ${ruleText(rule)}`, addRule(rule))),
    ...old.map(rule => change(`take back: ufw ${ruleText(rule)}`, deleteRule(rule))),
    ...(ufw.active
      ? []
      : [
          risky(
            'disruptive',
            change('switch ufw on: what it does not let in is closed', sh`ufw --force enable`),
          ),
        ]),
    ...(ufw.lost > 0
      ? [change(`load the rules of ufw again: ${ufw.lost} of them not in effect`, sh`ufw reload`)]
      : []),
    ...(unit.enabled ? [] : [change('start ufw at boot', sh`systemctl enable ufw`)]),
  ]
}
