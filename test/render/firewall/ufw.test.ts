import { expect, test } from 'vitest'
import {
  addRule,
  deleteRule,
  isOurs,
  ruleText,
  sshRule,
  ufwRules,
} from '../../../src/render/firewall/ufw.ts'
import { master, worker1 } from '../../steps/cluster.ts'
import { calico, dual, opened, several } from './clusters.ts'

test('rules of one of several control planes', () => {
  expect(ufwRules({ host: master, cluster: several }).map(ruleText)).toEqual([
    'allow 6443/tcp',
    'allow from 192.168.56.10 to any port 2379:2380 proto tcp',
    'allow from 192.168.56.20 to any port 2379:2380 proto tcp',
    'allow from 192.168.56.10 to any port 10250 proto tcp',
    'allow from 192.168.56.20 to any port 10250 proto tcp',
    'allow from 192.168.56.11 to any port 10250 proto tcp',
    'allow 30000:32767/tcp',
    'allow 30000:32767/udp',
    'allow from 192.168.56.10 to any port 8472 proto udp',
    'allow from 192.168.56.20 to any port 8472 proto udp',
    'allow from 192.168.56.11 to any port 8472 proto udp',
    'allow from 10.244.0.0/16',
    'route allow from 10.244.0.0/16',
    'route allow to 10.244.0.0/16',
  ])
})

test('what cluster.yaml opens', () => {
  const rules = ufwRules({ host: worker1, cluster: opened }).map(ruleText)
  expect(rules).toContain('allow 8080/tcp')
  expect(rules).toContain('allow 9000:9100/udp')
})

test('pods of both families', () => {
  const rules = ufwRules({ host: worker1, cluster: dual }).map(ruleText)
  expect(rules).toContain('allow from fd00:10:244::/56')
  expect(rules).toContain('allow from fd00::11 to any port 8472 proto udp')
})

test('IP in IP is beyond it', () => {
  expect(() => ufwRules({ host: worker1, cluster: calico })).toThrow(
    'ufw cannot let in protocol ipip (pods, inside IP)',
  )
})

test('a rule bears a comment, and is taken back by its words', () => {
  const [first, ...rest] = ufwRules({ host: worker1, cluster: several })
  const route = rest.at(-1)
  expect(first && isOurs(first)).toBe(true)
  expect(addRule(sshRule(22)).shown).toBe('ufw allow 22/tcp comment slipway')
  expect(first && deleteRule(first).shown).toBe(
    'ufw delete allow from 192.168.56.10 to any port 10250 proto tcp',
  )
  expect(route && deleteRule(route).shown).toBe('ufw route delete allow to 10.244.0.0/16')
})
