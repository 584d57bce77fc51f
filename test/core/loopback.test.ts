import { expect, test } from 'vitest'
import { loopbackOf } from '../../src/core/loopback.ts'

test.each([
  ['127.0.1.1 worker1', '127.0.1.1'],
  ['127.0.2.1\tworker1.example worker1 # by cloud-init', '127.0.2.1'],
  ['  127.0.1.1  worker1', '127.0.1.1'],
  ['127.0.0.1 worker1', undefined],
  ['127.0.1.1 worker10', undefined],
  ['127.0.1.1 other # worker1', undefined],
  ['# 127.0.1.1 worker1', undefined],
  ['127.0.1.1', undefined],
])('%s', (line, address) => {
  expect(loopbackOf(line, 'worker1')).toBe(address)
})
