import { describe, expect, test } from 'vitest'
import type { Event } from '../../src/core/event.ts'
import { emitter } from '../../src/engine/emit.ts'

describe('emit', () => {
  test('tells every listener, with the time, whatever another does', () => {
    const told: Event[] = []
    const emit = emitter(
      [
        () => {
          throw new Error('broken pipe')
        },
        event => told.push(event),
      ],
      () => 42,
    )
    emit({ type: 'host.connecting', host: 'a' })
    expect(told).toEqual([{ type: 'host.connecting', host: 'a', at: 42 }])
  })
})
