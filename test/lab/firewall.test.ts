import { appendFileSync } from 'node:fs'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Lab, makeLab, onMachine, ran, reboot, takeDown } from './lab.ts'
import { askedFromPod } from './pods.ts'
import { nginxAnswers, planned, readyNodes } from './story.ts'

const ALL = ['master', 'worker1', 'worker2']
const RULE = 'rule family="ipv4" source ipset="slipway-nodes" service name="slipway-nodes" accept'

/** Whether a connection from this machine, which is no node, is taken. */
const isOpen = (address: string, port: number): Promise<boolean> =>
  new Promise(resolve => {
    const socket = connect({ host: address, port, timeout: 5000 })
    const end = (open: boolean) => {
      socket.destroy()
      resolve(open)
    }
    socket.once('connect', () => end(true))
    socket.once('timeout', () => end(false))
    socket.once('error', () => end(false))
  })

/** What a machine would have changed by hand, and what the plan then says of it. */
const drifts: [machine: string, program: string, plan: string[]][] = [
  [
    'master',
    'firewall-cmd --permanent --zone=public --remove-service=slipway-public',
    ['add service slipway-public to zone public'],
  ],
  [
    'worker1',
    'firewall-cmd --permanent --zone=public --remove-rich-rule="rule family=ipv4 source ipset=slipway-nodes service name=slipway-nodes accept"',
    [`add ${RULE} to zone public`],
  ],
  [
    'worker2',
    'firewall-cmd --ipset=slipway-nodes --remove-entry="$(getent hosts master | cut -d" " -f1)"; firewall-cmd --zone=slipway-pods --remove-source=10.244.0.0/16',
    ['add MASTER to ipset slipway-nodes', 'put 10.244.0.0/16 into zone slipway-pods'],
  ],
]

describe('el7: a cluster behind firewalld', () => {
  let lab: Lab
  const address = (name: string) => lab.nodes.find(node => node.name === name)?.address ?? ''

  beforeAll(async () => {
    lab = await makeLab('test-firewall', 'el7')
    appendFileSync(lab.clusterFile, '\nfirewall: managed\n')
  })
  afterAll(async () => {
    if (lab) await takeDown(lab.name)
  })

  const up = async () => {
    const { code, text } = await ran(lab, 'up', '--yes')
    expect(code, text).toBe(0)
  }

  test('comes up, and nginx answers from outside through the NodePort of each node', async () => {
    // sshd on a second port, which firewalld knows nothing of, while it is off: it must not be locked out.
    await onMachine(
      lab,
      'worker2',
      `printf 'Port 22\\nPort 2200\\n' >/etc/ssh/sshd_config.d/ports.conf
systemctl reload ssh
systemctl disable --now firewalld`,
    )
    await up()
    expect(await readyNodes(lab)).toEqual(ALL)
    expect(await nginxAnswers(lab)).toEqual([true, true, true])
    expect(await isOpen(address('worker2'), 2200)).toBe(true)
  })

  test('a pod reaches a pod on another node, the API server by its service, and kubelets', async () => {
    const said = await askedFromPod(lab, [`https://${address('worker2')}:10250/healthz`])
    expect(said).toBe('Welcome to nginx\nv1.20.2\nUnauthorized')
  })

  test('what nobody needs is closed: a stray server, kubelets and etcd to those that are no nodes', async () => {
    await onMachine(lab, 'worker1', 'systemd-run -q python3 -m http.server 8000; sleep 1')
    const fromItself = 'curl -s -o /dev/null -w %{http_code} http://127.0.0.1:8000/'
    expect(await onMachine(lab, 'worker1', fromItself)).toBe('200')
    const doors: [machine: string, port: number, open: boolean][] = [
      ['worker1', 22, true],
      ['worker1', 8000, false],
      ['worker1', 10250, false],
      ['worker1', 10256, false],
      ['master', 6443, true],
      ['master', 2379, false],
      ['master', 10250, false],
    ]
    const found = doors.map(async ([machine, port]) => [
      machine,
      port,
      await isOpen(address(machine), port),
    ])
    expect(await Promise.all(found)).toEqual(doors)
  })

  test('what was taken away by hand is named, and repaired; then there is nothing to do', async () => {
    expect(await planned(lab)).toEqual([])
    for (const [machine, program] of drifts) await onMachine(lab, machine, program)
    const told = drifts.flatMap(([machine, , plan]) =>
      plan.map(line => `${machine} firewall-managed: ${line.replace('MASTER', address('master'))}`),
    )
    const ours = (await planned(lab)).filter(line => line.includes(' firewall-managed: '))
    expect(ours).toEqual(told.sort())
    await up()
    expect(await planned(lab)).toEqual([])
  })

  test('after a power cut it is as it was', async () => {
    await reboot(lab, 'worker1')
    // Its pods take their time.
    await expect.poll(() => planned(lab), { timeout: 120_000 }).toEqual([])
    expect(await isOpen(address('worker1'), 10250)).toBe(false)
    expect(await nginxAnswers(lab)).toEqual([true, true, true])
  })
})
