import { describe, expect, test } from 'vitest'
import { Problem, type ProblemCode } from '../../src/core/problem.ts'
import { passingCause, type Retry, whilePassing } from '../../src/engine/retry.ts'

const LOCKED = 'E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 812 (apt)'
const failed = (evidence: string, code: ProblemCode = 'COMMAND_FAILED') =>
  new Problem(code, 'exit code 100: apt-get install', { evidence: [evidence] })

describe('what passes by itself', () => {
  test.each([
    ['a package lock', failed(LOCKED), true],
    ['a mirror in trouble', failed('503  Service Unavailable [IP: 10.0.0.1 80]'), true],
    ['the API server', failed('The connection to the server 10.0.0.1:6443 was refused'), true],
    [
      'a join token that is gone',
      failed('could not find a JWS signature in the cluster-info ConfigMap for token ID "abcdef"'),
      true,
    ],
    ['a full disk', failed('No space left on device'), false],
    ['a wrong version', failed("E: Version '1.2' for 'kubelet' was not found"), false],
    ['an unknown reason', failed('oops'), false],
    ['the same words of another kind of problem', failed(LOCKED, 'NOT_CONVERGED'), false],
    ['no problem at all', new Error(LOCKED), false],
  ])('%s: %s', (_, error, passes) => {
    expect(passingCause(error) !== undefined).toBe(passes)
  })
})

describe('trying again', () => {
  const attempts = async (
    outcomes: (Error | 'done')[],
    { limit = 1000, signal }: { limit?: number; signal?: AbortSignal } = {},
  ) => {
    const retries: Retry[] = []
    const left = [...outcomes]
    const work = () => {
      const next = left.shift() ?? 'done'
      return next === 'done' ? Promise.resolve(next) : Promise.reject(next)
    }
    const result = await whilePassing(work, {
      limit,
      first: 1,
      signal,
      retrying: retry => retries.push(retry),
    }).catch(error => error)
    return { result, waits: retries.map(r => [r.attempt, r.wait]), left: left.length }
  }
  const passing = failed(LOCKED)

  test('what succeeds is done once', async () => {
    expect(await attempts(['done', 'done'])).toEqual({ result: 'done', waits: [], left: 1 })
  })

  test('pauses grow, and every reason is told', async () => {
    const { result, waits } = await attempts([passing, passing, passing, 'done'])
    expect(result).toBe('done')
    expect(waits).toEqual([
      [2, 1],
      [3, 2],
      [4, 4],
    ])
  })

  test('what does not pass fails at once', async () => {
    const lasting = failed('No space left on device')
    expect(await attempts([lasting, 'done'])).toEqual({ result: lasting, waits: [], left: 1 })
    expect(await attempts([passing, lasting, 'done'])).toMatchObject({ result: lasting, left: 1 })
  })

  test('without patience there is one attempt', async () => {
    expect(await attempts([passing, 'done'], { limit: 0 })).toEqual({
      result: passing,
      waits: [],
      left: 1,
    })
  })

  test('the limit is one of time, and the first pause that would pass it is not begun', async () => {
    const busy = failed('503  Service Unavailable [IP: 10.0.0.1 80]')
    const { result, waits } = await attempts([busy, busy, busy, busy], { limit: 4 })
    expect(result).toBe(busy)
    expect(waits.length).toBeLessThan(3)
  })

  test('a package lock is waited for longer: a first unattended upgrade takes minutes', async () => {
    const { result, waits } = await attempts([passing, passing, passing, 'done'], { limit: 4 })
    expect(result).toBe('done')
    expect(waits).toHaveLength(3)
  })

  test('Ctrl-C ends the waiting, and the problem stands', async () => {
    const stop = new AbortController()
    setTimeout(() => stop.abort(), 20)
    const endless = Array.from({ length: 100 }, () => passing)
    expect((await attempts(endless, { limit: 60_000, signal: stop.signal })).result).toBe(passing)
  })
})
