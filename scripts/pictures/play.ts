/**
 * Records anew the run that the pictures show: `up` by the real engine, on three bare machines that are simulated.
 * One of them cannot reach the package mirror; of another one the link breaks once.
 * Usage: tsx scripts/pictures/play.ts
 */
import { writeFileSync } from 'node:fs'
import { recordLine } from '../../src/journal/record.ts'
import { call } from '../../test/sim/attempt.ts'
import { bare, wantedOf } from '../../test/sim/shapes.ts'
import { RECORDING } from './recording.ts'

const LIMIT_MS = 2 * 3_600_000

const world = bare('el7-3', 7)
world.hardware('worker2').conditions.mirror = () => 'gone'
const { attempt, over, controller } = call(world, wantedOf('el7-3'))
world.timeline.after(20_000, 'the link to worker1 breaks', () => {
  for (const connection of controller.connections)
    if (connection.name === 'worker1') connection.cut()
})
if (!(await world.run(over, world.now() + LIMIT_MS))) throw new Error('the run did not end')
writeFileSync(RECORDING, attempt.events.map(event => `${recordLine(event)}\n`).join(''))
