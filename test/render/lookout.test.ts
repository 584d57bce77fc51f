import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { lookout } from '../../src/render/lookout.ts'

const answer = (stdout: string) => lookout(5).read({ code: 0, stdout, stderr: '', at: 0 })

test('keeps what is complained of, without what is said while all goes well', () => {
  const lines = [
    'I1121 15:11:08.688919 92 server.go:1] starting',
    '',
    'F1121 15:11:08.688919 92 server.go:2] unknown flag: --x',
    '{"log":"panic: no space left on device\\n","stream":"stderr"}',
  ]
  expect(answer(lines.join('\n'))).toEqual(lines.slice(2))
})

test('asks nothing that a host without kubelet and containers would fail at', () => {
  const { status, stderr } = spawnSync('sh', ['-c', lookout(5).ask.reveal()], { encoding: 'utf8' })
  expect([status, stderr.replace(/^.*journalctl.*\n/, '')]).toEqual([0, ''])
})
