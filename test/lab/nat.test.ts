import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Lab, makeLab, onMachine, ran, takeDown } from './lab.ts'
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
    const image = await onMachine(
      lab,
      'master',
      kubectl("get deploy -o 'jsonpath={.items[0].spec.template.spec.containers[0].image}'"),
    )
    for (const node of ['worker1', 'worker2'])
      await onMachine(
        lab,
        'master',
        kubectl(
          `run on-${node} --image=${image.trim()} --overrides='{"spec":{"nodeName":"${node}"}}'`,
        ),
      )
    await onMachine(
      lab,
      'master',
      kubectl('wait --for=condition=Ready pod/on-worker1 pod/on-worker2 --timeout=60s'),
    )
    const other = await onMachine(
      lab,
      'master',
      kubectl("get pod on-worker2 -o 'jsonpath={.status.podIP}'"),
    )
    const said = await onMachine(
      lab,
      'worker1',
      `pid=$(docker inspect -f '{{.State.Pid}}' "$(docker ps -q -f name=k8s_on-worker1)")
get() { nsenter -t "$pid" -n curl -sk --max-time 5 "$1"; }
get http://${other.trim()}/ | grep -o 'Welcome to nginx' | head -n 1
get https://10.96.0.1/version | grep -o 'v1.20.2'`,
    )
    expect(said.trim()).toBe('Welcome to nginx\nv1.20.2')
  })
})
