/**
 * Replays a made-up run through a reporter, to look at the screen without machines.
 * Usage: tsx scripts/demo-reporters.ts [hosts=3] [speed=10] [reporter=terminal] [--verbose]
 */
import { setTimeout as wait } from 'node:timers/promises'
import { chooseReporter, reporters } from '../src/reporters/index.ts'
import { hostList, recordedEvents } from '../test/reporters/events.ts'

const [hosts = '3', speed = '10', name = 'terminal'] = process.argv
  .slice(2)
  .filter(arg => !arg.startsWith('--'))
const events = recordedEvents(hostList(Number(hosts)))
const [first] = events
const began = Date.now()
const now = () => (first?.at ?? 0) + (Date.now() - began) * Number(speed)

const report = reporters[chooseReporter({ name, isTTY: true, ci: false })]({
  now,
  verbose: process.argv.includes('--verbose'),
})
try {
  for (const event of events) {
    const early = (event.at - now()) / Number(speed)
    if (early > 0) await wait(early)
    report(event)
  }
} finally {
  report.close()
}
