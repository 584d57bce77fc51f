import { expect, test } from 'vitest'
import { diagnose } from '../../src/causes/explain.ts'
import { causes, specific } from '../../src/causes/index.ts'
import { samples } from './samples.ts'

test('many are known, each once', () => {
  expect(causes.length).toBeGreaterThanOrEqual(40)
  expect(new Set(causes.map(c => c.id)).size).toBe(causes.length)
})

test('each has a sample, and each sample a cause', () => {
  expect(Object.keys(samples).sort()).toEqual(causes.map(c => c.id).sort())
})

test.each(Object.entries(samples).flatMap(([id, lines]) => lines.map(line => [id, line] as const)))(
  '%s: %s',
  (id, line) => {
    expect(diagnose([line])?.cause.id).toBe(id)
  },
)

test.each(causes.map(c => [c.id, c] as const))('%s can be read and typed', (_, { cause, cure }) => {
  expect(cause).not.toMatch(/[.!]$|\n/)
  expect(cure).toMatch(/slipway|sudo|cluster\.yaml|kubectl|update|give|remove|boot/)
  expect(cure).not.toContain('\n')
})

test('a journal is judged by the specific ones alone', () => {
  const lines = [
    'dial tcp 10.0.0.1:6443: connect: connection refused',
    'The kubelet is not running',
  ]
  expect(diagnose(lines)?.cause.general).toBe(true)
  expect(diagnose(lines, specific)).toBeUndefined()
})

test.each([
  '\t[WARNING Swap]: running with swap on',
  '[preflight] Running pre-flight checks',
  'Setting up docker-ce (5:20.10.24~3-0~debian-bookworm) ...',
  'Filesystem      Size  Used Avail Use% Mounted on',
  '/dev/sda1        20G   12G  8.0G  60% /',
  'overlay          20G   20G     0 100% /snap/core/1',
  'failed to load Kubelet config file /var/lib/kubelet/config.yaml, error: open: no such file or directory',
])('says nothing of: %s', line => expect(diagnose([line])).toBeUndefined())

test('waiting is not given up for what comes and goes with the network', () => {
  const gone = 'listen tcp 192.168.56.10:2380: bind: cannot assign requested address'
  expect(diagnose([gone], specific)?.cause.hopeless).toBeUndefined()
})
