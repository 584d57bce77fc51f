import { platform } from 'node:os'
import { expect, test } from 'vitest'
import { measure } from '../../../scripts/bench/measure.ts'

test('time, processor and memory of a command and its children are told', {
  timeout: 60_000,
}, async () => {
  const busy = 'const b=Buffer.alloc(5e7,1);const t=Date.now();while(Date.now()-t<400);'
  const words = ['sh', '-c', `node -e '${busy}'; true`]
  const { wall, cpu, memory } = await measure({ words })
  expect(wall).toBeGreaterThan(0.4)
  expect(cpu).toBeGreaterThan(0.05)
  expect(cpu).toBeLessThan(wall * 1.5)
  if (platform() === 'linux') expect(memory).toBeGreaterThan(50)
})

test('memory is not looked at where it would disturb', async () => {
  expect(await measure({ words: ['true'], light: true })).toMatchObject({ memory: undefined })
})

test('a command that fails is an error with what it said', async () => {
  await expect(measure({ words: ['sh', '-c', 'echo sorry; exit 3'] })).rejects.toThrow(
    /exit code 3\nsorry/,
  )
})
