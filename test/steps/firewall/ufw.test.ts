import { describe, expect, test } from 'vitest'
import type { UfwRule } from '../../../src/facts/ufw.ts'
import { sshRule, ufwRules } from '../../../src/render/firewall/ufw.ts'
import { type UfwKnown, ufwChanges } from '../../../src/steps/firewall/ufw.ts'
import { managed } from '../../render/firewall/clusters.ts'
import { master, worker1 } from '../cluster.ts'
import { off, running } from '../todo.ts'

const cluster = managed({ hosts: [master, worker1] })
const target = { host: worker1, cluster }
const rules = [sshRule(22), ...ufwRules(target)]
const theirs = (action: string, about: string): UfwRule => ({ route: false, action, about })

const changes = (other: Partial<UfwKnown['ufw']> = {}, known: Partial<UfwKnown> = {}) =>
  ufwChanges(
    { ufw: { active: true, lost: 0, rules, ...other }, unit: running, sshPorts: [22], ...known },
    target,
  )
const todo = (...args: Parameters<typeof changes>) =>
  changes(...args).map(({ risk, summary }) => (risk === 'safe' ? summary : `${risk}: ${summary}`))

test('nothing where all is as wanted', () => expect(todo()).toEqual([]))

test('first SSH, then the rest, then it is switched on', () => {
  const made = todo({ active: false, rules: [] }, { unit: off, sshPorts: [22, 2200] })
  expect(made.slice(0, 3)).toEqual([
    'ufw allow 22/tcp',
    'ufw allow 2200/tcp',
    'ufw allow from 192.168.56.10 to any port 10250 proto tcp',
  ])
  expect(made.slice(-3)).toEqual([
    'ufw route allow to 10.244.0.0/16',
    'disruptive: switch ufw on: what it does not let in is closed',
    'start ufw at boot',
  ])
})

test('a rule taken away by hand is named', () => {
  const kept = rules.filter(({ about }) => about !== '30000:32767/udp')
  expect(todo({ rules: kept })).toEqual(['ufw allow 30000:32767/udp'])
})

test('rules of users stay, and are not doubled', () => {
  const own = [theirs('allow', '443/tcp'), theirs('deny', 'from 1.2.3.4')]
  expect(todo({ rules: [...own, ...rules] })).toEqual([])
  const same = [
    theirs('allow', '30000:32767/tcp'),
    ...rules.filter(r => r.about !== '30000:32767/tcp'),
  ]
  expect(todo({ rules: same })).toEqual([])
})

test.each(['22', '22/tcp', 'OpenSSH', 'SSH'])(
  'SSH that they let in as %s, or limit, gets in',
  about => {
    const rest = rules.filter(rule => rule.about !== '22/tcp')
    expect(todo({ rules: [theirs('allow', about), ...rest] })).toEqual([])
    expect(todo({ rules: [theirs('limit', about), ...rest] })).toEqual([])
  },
)

test('such words are about 22 alone', () => {
  expect(todo({ rules: [theirs('allow', 'OpenSSH'), ...rules] }, { sshPorts: [22, 2200] })).toEqual(
    ['ufw allow 2200/tcp'],
  )
})

test('what is asked for no more is taken back', () => {
  const old = { ...sshRule(22), about: '8080/tcp' }
  const made = changes({ rules: [...rules, old, { ...old, route: true }] })
  expect(made.map(({ summary }) => summary)).toEqual([
    'take back: ufw allow 8080/tcp',
    'take back: ufw route allow 8080/tcp',
  ])
  expect(made.flatMap(c => c.actions.map(a => ('run' in a ? a.run.shown : '')))).toEqual([
    'ufw delete allow 8080/tcp',
    'ufw route delete allow 8080/tcp',
  ])
})

describe('a rule of theirs against one that is needed', () => {
  test.each(['deny', 'reject'])('%s stays, and is told', action => {
    const others = rules.filter(rule => rule.about !== '30000:32767/tcp')
    expect(() => todo({ rules: [theirs(action, '30000:32767/tcp'), ...others] })).toThrow(
      `ufw has the rule "${action} 30000:32767/tcp", and the cluster needs that open`,
    )
  })
})

test('rules that the kernel lost are loaded again', () => {
  expect(todo({ lost: 2 })).toEqual(['load the rules of ufw again: 2 of them not in effect'])
})
