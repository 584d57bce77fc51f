import { expect, test } from 'vitest'
import { explain } from '../../src/causes/explain.ts'
import { Problem } from '../../src/core/problem.ts'

const failed = (evidence: string[], hint?: string) =>
  new Problem('COMMAND_FAILED', 'exit code 1: kubeadm join', {
    host: 'worker1',
    step: 'workers-joined',
    evidence,
    hint,
    cause: 'x',
  })
const PORT = '\t[ERROR Port-10250]: Port 10250 is in use'

test('adds cause and cure, and keeps the rest', () => {
  const problem = failed(['[preflight] Running pre-flight checks', PORT])
  expect(explain(problem)).toMatchObject({
    code: 'COMMAND_FAILED',
    message: 'exit code 1: kubeadm join: another program listens on a port that Kubernetes needs',
    hint: 'see which: slipway ssh worker1 sudo ss -ltnp; stop it there, then: slipway up',
    host: 'worker1',
    step: 'workers-joined',
    evidence: problem.evidence,
    cause: 'x',
  })
})

test('a hint that is there stays', () => {
  expect(explain(failed([PORT], 'do that')).hint).toBe('do that')
})

test('nothing known: the same problem', () => {
  const problem = failed(['something else'])
  expect(explain(problem)).toBe(problem)
})

test('what is explained is not explained again', () => {
  const once = explain(failed([PORT]))
  expect(explain(once)).toBe(once)
})

test('the first telling line counts, not the last', () => {
  const first = explain(failed(['write: No space left on device', PORT]))
  expect(first.message).toContain('a disk of the host is full')
})

test('one that tells more wins over a general one before it', () => {
  const { message } = explain(failed(['timed out waiting for the condition', PORT]))
  expect(message).toContain('another program listens')
})

test('a line from further up is put in front', () => {
  const { evidence } = explain(failed(['the end']), [PORT, 'the end'])
  expect(evidence).toEqual([PORT, 'the end'])
})

test('the message may tell it', () => {
  const problem = new Problem('COMMAND_FAILED', 'Read-only file system')
  expect(explain(problem)).toMatchObject({ hint: expect.stringContaining('slipway ssh HOST') })
})
