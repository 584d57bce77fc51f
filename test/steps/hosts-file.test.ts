import { expect, test } from 'vitest'
import { hostsFile as rendered } from '../../src/render/hosts-block.ts'
import { hostsFile } from '../../src/steps/hosts-file.ts'
import { steps } from '../../src/steps/index.ts'
import { aCluster } from './cluster.ts'
import { aFile, todo } from './todo.ts'

const right = rendered('127.0.0.1 localhost\n', aCluster(), 'worker1')
const cases: [name: string, hosts: unknown, todo: string[]][] = [
  ['as wanted', aFile(right), []],
  ['a mode of its own stays', aFile(right, { mode: '664' }), []],
  ['no file', undefined, ['write /etc/hosts']],
  ['no block', aFile('127.0.0.1 localhost\n'), ['edit /etc/hosts']],
  ['another address', aFile(right.replace('.12 ', '.13 ')), ['edit /etc/hosts']],
  ['its own name on loopback', aFile(`127.0.1.1 worker1\n${right}`), ['edit /etc/hosts']],
  ['another owner', aFile(right, { owner: 'me:me' }), ['set /etc/hosts to root:root 644']],
]

test.each(cases)('%s', (_, hosts, wanted) => {
  expect(todo(hostsFile, { hosts })).toEqual(wanted)
})

const CLOUD = '/etc/cloud/cloud.cfg.d/zz-slipway-hosts.cfg'

test.each([
  ['system', undefined, [`write ${CLOUD}`]],
  ['system', aFile('manage_etc_hosts: true\n'), [`edit ${CLOUD}`]],
  ['nobody', undefined, []],
  ['user-data', undefined, []],
])('/etc/hosts that cloud-init writes anew by %s', (rewrittenBy, cloud, wanted) => {
  expect(todo(hostsFile, { hosts: aFile(right), rewrittenBy, cloud })).toEqual(wanted)
})

test('no other step looks at what it writes', () => {
  const cluster = aCluster()
  const others = steps.filter(({ id }) => id !== hostsFile.id)
  const looking = others.filter(step =>
    cluster.hosts.some(host =>
      Object.values(step.facts({ host, cluster })).some(({ ask }) =>
        /\/etc\/hosts\b|zz-slipway-hosts/.test(ask.reveal()),
      ),
    ),
  )
  expect(hostsFile.stirs).toBe(false)
  expect(looking).toEqual([])
})
