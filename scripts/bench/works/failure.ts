import { readFile, writeFile } from 'node:fs/promises'
import { $ } from 'zx'
import type { Event } from '../../../src/core/event.ts'
import { slipway } from '../contenders.ts'
import { labUp, onMachine, withFleet } from '../lab.ts'
import { say } from '../progress.ts'
import type { Result, Sample } from '../result.ts'
import { digits } from '../statistics.ts'

const STEP = 'kube-packages'

/** A version that no repository has: yum says so, and will say so for ever. */
export async function failure(rounds: number): Promise<Result[]> {
  const samples: Sample[] = []
  await labUp(1, { bare: true })
  await withFleet(0, async fleet => {
    const text = await readFile(fleet.clusterFile, 'utf8')
    await writeFile(fleet.clusterFile, text.replace(/version: 1\.20\.2/, 'version: 1.20.9'))
    const { words } = slipway(fleet, 'up', '--yes', '--step', STEP, '--reporter', 'json').call
    for (let round = 1; round <= rounds; round++) {
      const { stdout } = await $({ quiet: true, nothrow: true })`${words}`
      const events = stdout
        .split('\n')
        .filter(Boolean)
        .map(line => JSON.parse(line) as Event)
      const shown = events.find(e => e.type === 'step.finished' && e.step === STEP)
      if (shown?.type !== 'step.finished' || shown.summary.result !== 'failed')
        throw new Error(`${STEP} did not fail:\n${stdout.slice(-2000)}`)
      // The machines of the lab have this machine's clock.
      const ended = await onMachine(
        'master',
        `cd /var/lib/slipway/runs
ls -t -d *.${STEP}.master.* | head -n 1 | while read -r run; do date +%s%3N -r "$run/code"; done`,
      )
      const wall = (shown.at - Number(ended.stdout)) / 1000
      say(`  round ${round}: ${digits(wall)} s`)
      samples.push({ wall })
    }
  })
  return [
    {
      id: 'failure',
      title: 'A failure that stays is on the screen',
      note: 'From the end of the command that failed, yum with a version that no repository has, until the failure is told with what the machine showed of it. The run goes on with what does not need it.',
      contenders: [{ name: 'slipway', samples }],
    },
  ]
}
