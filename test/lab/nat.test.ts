import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Lab, makeLab, onMachine, ran, takeDown } from './lab.ts'
import { askedFromPod } from './pods.ts'
import { nginxAnswers, planned } from './story.ts'

const ALL = ['master', 'worker1', 'worker2']
const NAT = '10.0.2.15'
const kubectl = (words: string) => `kubectl --kubeconfig /etc/kubernetes/admin.conf ${words}`

/** As in VirtualBox, where the first card of every machine has the same address, and the default route. */
describe('el7: a second network card with the same address on every machine', () => {
  let lab: Lab
  const address = (name: string) => lab.nodes.find(node => node.name === name)?.address ?? ''

  beforeAll(async () => {
    lab = await makeLab('test-nat', 'el7', '--nat')
  })
  afterAll(async () => {
    if (lab) await takeDown(lab.name)
  })

  test('the machines are so', async () => {
    for (const name of ALL) {
      expect(await onMachine(lab, name, 'ip -o -4 addr show nat0')).toContain(`${NAT}/24`)
      expect(await onMachine(lab, name, 'ip route show default')).toMatch(/^default .*dev nat0/)
    }
  })

  test('a cluster comes up, and nothing in it goes by that address', async () => {
    const { code, text } = await ran(lab, 'up', '--yes')
    expect(code, text).toBe(0)
    const nodes = await onMachine(
      lab,
      'master',
      kubectl(
        `get nodes -o 'jsonpath={range .items[*]}{.status.addresses[0].address} {.metadata.annotations.flannel\\.alpha\\.coreos\\.com/public-ip}{"\\n"}{end}'`,
      ),
    )
    expect(nodes.trim().split('\n')).toEqual(ALL.map(name => `${address(name)} ${address(name)}`))
    const told = `${kubectl("get endpoints kubernetes -o 'jsonpath={.subsets[*].addresses[*].ip}'")}
grep -rl ${NAT} /etc/kubernetes /var/lib/kubelet/config.yaml /var/lib/kubelet/kubeadm-flags.env; true`
    expect(await onMachine(lab, 'master', told)).toBe(address('master'))
    expect(await nginxAnswers(lab)).toEqual([true, true, true])
    expect(await planned(lab)).toEqual([])
  })

  test('a pod reaches pods of the other nodes, and the API server by its service', async () => {
    const said = await askedFromPod(lab)
    expect(said).toBe('Welcome to nginx\nv1.20.2')
  })
})
