import { createInterface } from 'node:readline'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { type Lab, makeLab, ran, slipway, takeDown } from '../lab/lab.ts'
import { type Fault, faults } from './faults.ts'

const NAME = 'faults'
let lab: Lab

/** Runs `up` and strikes when the step begins; resolves to its exit code, null when it was killed. */
async function struck({ when, strike }: Fault): Promise<number | null> {
  const running = slipway(lab, 'up', '--yes', '--json')
  const kill = async () => void (await running.kill('SIGKILL'))
  let strikes: Promise<void> | undefined
  if (when === undefined) strikes = strike({ lab, kill })
  for await (const line of createInterface({ input: running.stdout }))
    if (!strikes && line.includes('"step.started"') && line.includes(`"step":"${when}"`))
      strikes = strike({ lab, kill })
  expect(strikes, `${when} has begun`).toBeDefined()
  await strikes
  return (await running).exitCode
}

/** Real machines, sshd and systemd; kubeadm and Docker only pretend (the fast lab), for their time would only be waited for. */
describe('whatever goes wrong, plain up ends well', () => {
  beforeEach(async () => {
    lab = await makeLab(NAME, 'el7', '--fast')
  })
  afterAll(async () => void (await takeDown(NAME)))

  test.each(faults.map(fault => [fault.name, fault] as const))('%s', async (_, fault) => {
    const code = await struck(fault)
    if (fault.code !== undefined) expect(code).toBe(fault.code)
    lab.mirrorFaults(undefined)
    const { code: again, text } = await ran(lab, 'up', '--yes')
    expect(again, text).toBe(0)
    const { text: rest } = await ran(lab, 'plan')
    expect(rest).toContain('Nothing to do')
  })
})
