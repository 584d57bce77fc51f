import { defineCheck } from '../core/check.ts'
import { loopbackOf } from '../core/loopback.ts'
import type { Finding } from '../core/plan.ts'
import { file } from '../facts/files.ts'
import { hostname } from '../facts/identity.ts'

type Verdict = Omit<Finding, 'check' | 'host'>

function called(now: string | undefined, others: string): string {
  if (now === undefined) return 'has no name'
  return others === '' ? `is called ${now}` : `is called ${now}, as ${others}`
}

export const names = defineCheck({
  id: 'names',
  title: 'Each machine bears its name, which leads to its address',
  facts: () => ({ now: hostname, hosts: file('/etc/hosts') }),
  judge: known => {
    const all = [...known]
    return all.flatMap(([{ name: host }, { now, hosts }]): (Verdict & { host: string })[] => {
      const mapped = (hosts?.content ?? '')
        .split('\n')
        .flatMap(line => [host, now].map(name => name && loopbackOf(line, name)))
        .find(address => address)
      const twins = all.filter(([other, o]) => other.name !== host && o.now === now && now)
      const others = twins.map(([other]) => other.name).join(', ')
      const found: Verdict[] = [
        ...(now === host
          ? []
          : [
              {
                level: 'ok' as const,
                message: called(now, others),
                mendedBy: 'hostname',
              },
            ]),
        ...(mapped
          ? [
              {
                level: 'ok' as const,
                message: `/etc/hosts maps its name to ${mapped}`,
                mendedBy: 'hosts-file',
              },
            ]
          : []),
      ]
      const fine: Verdict[] = [{ level: 'ok', message: `is called ${host}` }]
      return (found.length > 0 ? found : fine).map(verdict => ({ host, ...verdict }))
    })
  },
})
