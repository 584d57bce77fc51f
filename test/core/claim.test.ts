import { expect, test } from 'vitest'
import { controllerText } from '../../src/core/claim.ts'

test('a controller is told by what one needs to find it', () => {
  const start = '1@boot'
  const place = { user: 'ann', machine: 'desk', pid: 7, start, folder: '/lab' }
  expect(controllerText({ run: 'r', command: 'slipway up', since: 0, ...place })).toBe(
    'slipway up by ann on desk, in /lab, since 1970-01-01T00:00:00Z (process 7)',
  )
})
