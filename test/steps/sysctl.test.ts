import { expect, test } from 'vitest'
import { sysctl } from '../../src/steps/sysctl.ts'
import { aCluster, worker1 } from './cluster.ts'
import { aFile, todo } from './todo.ts'

const IP6 = 'net.bridge.bridge-nf-call-ip6tables'
const IP4 = 'net.bridge.bridge-nf-call-iptables'
const FORWARD = 'net.ipv4.ip_forward'
const PATH = '/etc/sysctl.d/99-kubernetes.conf'
const live = { [IP6]: '1', [IP4]: '1', [FORWARD]: '1' }

const [written] = sysctl.diff(
  { config: undefined, live: new Map(Object.entries(live)) },
  { host: worker1, cluster: aCluster() },
)
const action = written?.actions[0]
const config = aFile(action && 'write' in action ? String(action.write.content) : '')

const cases: [name: string, live: Record<string, string>, config: unknown, todo: string[]][] = [
  ['as wanted', live, config, []],
  ['no file', live, undefined, [`write ${PATH}`]],
  ['another file', live, aFile(''), [`edit ${PATH}`]],
  ['forwarding is off', { ...live, [FORWARD]: '0' }, config, [`set ${FORWARD} to 1 (now 0)`]],
  [
    'br_netfilter is not loaded',
    { [FORWARD]: '1' },
    config,
    [`set ${IP6} to 1 (now missing)`, `set ${IP4} to 1 (now missing)`],
  ],
]

test.each(cases)('%s', (_, live, config, wanted) => {
  expect(todo(sysctl, { live: new Map(Object.entries(live)), config })).toEqual(wanted)
})

test.each(['fd00:10:244::/56', '10.244.0.0/16,fd00:10:244::/56'])(
  'with pods in %s, IPv6 is forwarded too',
  podSubnet => {
    const { network } = aCluster()
    const cluster = aCluster({ network: { ...network, podSubnet } })
    const known = { config: undefined, live: new Map(Object.entries(live)) }
    const [write, ...rest] = sysctl.diff(known, { host: worker1, cluster })
    expect(write?.diff).toContain('+net.ipv6.conf.all.forwarding = 1')
    expect(rest.map(({ summary }) => summary)).toEqual([
      'set net.ipv6.conf.all.forwarding to 1 (now missing)',
      'set net.ipv6.conf.default.forwarding to 1 (now missing)',
    ])
  },
)
