import { describe, expect, it } from 'vitest'
import { renderDuration, renderTable } from '../../../../scripts/lab/machines/status.ts'

describe('renderDuration', () => {
  it.each([
    [undefined, '-'],
    [59.9, '59s'],
    [61, '1m1s'],
    [7260, '2h1m'],
  ])('writes %s as %s', (seconds, text) => expect(renderDuration(seconds)).toBe(text))
})

describe('renderTable', () => {
  it('aligns its columns', () => {
    const row = { machine: 'master', address: '10.87.0.10', uptime: '5s' }
    expect(renderTable([{ ...row, state: 'running', ssh: 'answers' }])).toBe(
      `machine  address     state    ssh      uptime
master   10.87.0.10  running  answers  5s`,
    )
  })
})
