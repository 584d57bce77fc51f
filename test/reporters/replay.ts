/**
 * Replays the recorded run through the reporter for terminals up to a moment, and waits there, for tests and people
 * to look at. The window is then called `replayed`. At Enter it goes on to the end.
 * Usage: tsx test/reporters/replay.ts HOSTS MILLISECONDS [past]
 */
import { writeSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { chooseReporter, reporters } from '../../src/reporters/index.ts'
import { speak } from '../../src/texts/index.ts'
import { languageOf } from '../../src/texts/language.ts'
import { hostList, recordedEvents, T0 } from './events.ts'

const [hosts = '3', until = '40000', past] = process.argv.slice(2)
const events = recordedEvents(hostList(Number(hosts)))
const took = events.flatMap(e => (e.type === 'step.finished' ? [e.summary] : []))
let now = T0

// A typed key is not shown, so that the screen holds what the reporter wrote alone.
if (process.stdin.isTTY) process.stdin.setRawMode(true)

const { env } = process
const surroundings = { isTTY: process.stdout.isTTY, ci: false, dumb: env.TERM === 'dumb' }
const report = reporters[chooseReporter(surroundings)]({
  now: () => now,
  plan: false,
  say: await speak(languageOf(env)),
  past: past === undefined ? undefined : Promise.resolve(took),
})
await Promise.resolve()
for (const event of events.filter(e => e.at <= T0 + Number(until))) {
  now = event.at
  report(event)
}
now = T0 + Number(until)
// Past the reporter, which must not take it for something to make room for.
writeSync(1, '\x1b]2;replayed\x07')
createInterface({ input: process.stdin }).once('line', () => {
  for (const event of events.filter(e => e.at > T0 + Number(until))) {
    now = event.at
    report(event)
  }
  report.close()
  process.stdin.pause()
})
