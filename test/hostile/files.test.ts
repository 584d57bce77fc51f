import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { example } from '../../src/cli/explain/bare-machine.ts'
import { readCluster } from '../../src/config/load.ts'
import type { Cluster } from '../../src/core/cluster.ts'
import { Problem } from '../../src/core/problem.ts'
import { steps } from '../../src/steps/index.ts'
import { slipway } from '../cli/io.ts'
import { amount, SEED } from './amount.ts'
import { hostileFile } from './files.ts'

const COUNT = amount(10_000)
/** ms of this process's time for one file; the largest take some tens. */
const LIMIT = 5000

const folder = mkdtempSync(join(tmpdir(), 'slipway-hostile-'))
const path = join(folder, 'cluster.yaml')
const origin = { path, home: folder }
afterAll(() => rmSync(folder, { recursive: true }))
afterEach(() => vi.restoreAllMocks())

const spent = (work: () => void): number => {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/** Every step decides what it would do on a bare machine, and says only on purpose that it cannot. */
function decide(cluster: Cluster) {
  for (const step of steps) {
    try {
      for (const { summary, actions } of example(step, cluster)?.changes ?? []) {
        expect(typeof summary).toBe('string')
        expect(actions).toBeDefined()
      }
    } catch (error) {
      expect(error).toBeInstanceOf(Problem)
    }
  }
}

test(`${COUNT} hostile cluster files: no crash, no hang, no host dialled (seed ${SEED})`, async () => {
  const dialled = vi.spyOn(Socket.prototype, 'connect').mockImplementation(() => {
    throw new Error('a host was dialled')
  })
  const tally = { right: 0, wrong: 0 }
  const property = fc.asyncProperty(hostileFile, async text => {
    let result: ReturnType<typeof readCluster> | undefined
    expect(
      spent(() => {
        result = readCluster(text, origin)
      }),
    ).toBeLessThan(LIMIT)
    if (result && 'cluster' in result) {
      tally.right++
      decide(result.cluster)
      return
    }
    tally.wrong++
    expect(result?.issues).not.toEqual([])
    writeFileSync(path, text)
    const { code, stderr } = await slipway(['up', '--yes', '-f', path])
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining(path) })
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what a terminal would obey
    expect(stderr).not.toMatch(/[\0-\x08\x0b-\x1f\x7f-\x9f]/)
    expect(dialled).not.toHaveBeenCalled()
  })
  await fc.assert(property, { numRuns: COUNT, seed: SEED })
  expect(Object.prototype).not.toHaveProperty('polluted')
  expect(tally.wrong).toBeGreaterThan(COUNT / 2)
  expect(tally.right).toBeGreaterThan(COUNT / 100)
}, 1_800_000)
