import { sh } from '../core/command.ts'
import type { Fact } from '../core/fact.ts'

/** One rule, in the words of `ufw show added`: `allow`, `from 10.244.0.0/16`. */
export interface UfwRule {
  readonly route: boolean
  readonly action: string
  /** Everything between action and comment. */
  readonly about: string
  readonly comment?: string
}

export interface Ufw {
  readonly active: boolean
  readonly rules: readonly UfwRule[]
  /** Rules of users that the kernel lacks although ufw's file has them. */
  readonly lost: number
}

const RULE = /^ufw (route )?(allow|deny|reject|limit) (.*?)(?: comment '(.*)')?$/

/** undefined where there is no ufw that works. */
export const ufw: Fact<Ufw | undefined> = {
  ask: sh`status=$(ufw status) || exit 1
printf '%s\n' "$status" | head -n 1
ufw show added
printf 'stored %s\n' "$(grep -c '^-A ufw-user-\(input\|forward\) ' /etc/ufw/user.rules)"
printf 'loaded %s\n' "$( (iptables -S ufw-user-input; iptables -S ufw-user-forward) | grep -c '^-A')"`,
  read: ({ code, stdout }) => {
    if (code !== 0) return undefined
    const count = (name: string) =>
      Number(stdout.match(new RegExp(`^${name} (\\d+)$`, 'm'))?.[1] ?? 0)
    const active = /^Status: active$/m.test(stdout)
    return {
      active,
      rules: stdout.split('\n').flatMap(line => {
        const [, route, action = '', about = '', comment] = RULE.exec(line) ?? []
        if (action === '') return []
        return [{ route: route !== undefined, action, about, ...(comment && { comment }) }]
      }),
      lost: active ? Math.max(0, count('stored') - count('loaded')) : 0,
    }
  },
}
