import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Lab, makeLab, onMachine, ran, takeDown } from './lab.ts'

const TOML = '/etc/containerd/config.toml'

/** Docker has its clusters in the stories; these are the others. */
describe.each(['el7', 'debian12'])('containerd on %s', flavour => {
  let lab: Lab
  beforeAll(async () => {
    lab = await makeLab(`test-ctd-${flavour}`, flavour, '--runtime', 'containerd', '--nodes', '2')
  })
  afterAll(async () => {
    if (lab) await takeDown(lab.name)
  })

  const up = async () => {
    const { code, text } = await ran(lab, 'up', '--yes')
    expect(code, text).toBe(0)
    return text
  }
  const nothingToDo = async () => {
    const { text } = await ran(lab, 'plan')
    expect(text).toContain('Nothing to do')
  }

  test('a whole cluster, and nothing left to do', async () => {
    await up()
    const nodes = await onMachine(lab, 'master', 'kubectl get nodes -o wide --no-headers')
    expect(nodes.match(/ Ready .*containerd:\/\/1\.6\.20/g)).toHaveLength(2)
    for (const { address } of lab.nodes)
      expect(await (await fetch(`http://${address}:30080/`)).text()).toContain('nginx')
    await nothingToDo()
  })

  test('CRI switched off again, as the package has it: it is back after the next run', async () => {
    const off = `echo 'disabled_plugins = ["cri"]' > ${TOML} && systemctl restart containerd`
    await onMachine(lab, 'worker1', off)
    expect(await up()).toContain('restart containerd with its new settings')
    await onMachine(lab, 'worker1', 'crictl info')
    await nothingToDo()
  })

  test('a containerd that was not restarted after its file was written is restarted', async () => {
    await onMachine(lab, 'worker1', `sleep 3; touch ${TOML}`)
    expect(await up()).toContain(`restart containerd: it runs with an older ${TOML}`)
    await nothingToDo()
  })

  test('reset leaves no pod behind', async () => {
    const { code, text } = await ran(lab, 'reset', '--yes')
    expect(code, text).toBe(0)
    for (const { name } of lab.nodes) expect(await onMachine(lab, name, 'crictl pods -q')).toBe('')
  })
})
