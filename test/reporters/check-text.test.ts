import { describe, expect, test } from 'vitest'
import type { Finding } from '../../src/core/plan.ts'
import { Problem } from '../../src/core/problem.ts'
import { type Checked, checkLines } from '../../src/reporters/check-text.ts'
import { createStyle } from '../../src/reporters/style.ts'

const checks = ['login', 'clock', 'swap', 'peer-ports'].map(id => ({ id, title: id }))

const of = (host: string, ...others: Finding[]): Finding[] => [
  ...['login', 'clock', 'swap', 'peer-ports']
    .filter(check => !others.some(o => o.check === check))
    .map((check): Finding => ({ check, host, level: 'ok', message: `${check} is well` })),
  ...others,
]

const swaps = (host: string): Finding => ({
  check: 'swap',
  host,
  level: 'ok',
  message: 'swaps to /dev/sda2',
  mendedBy: 'swap-off',
})
const late = (host: string): Finding => ({
  check: 'clock',
  host,
  level: 'error',
  message: 'clock is 90 s behind',
  hint: 'set it right',
})
const shut = (host: string): Finding => ({
  check: 'peer-ports',
  host,
  level: 'warning',
  message: 'does not reach master:6443/tcp',
  hint: 'open it',
})

const three: Checked = {
  checks,
  hosts: ['master', 'worker1', 'worker2', 'worker3'],
  findings: [
    ...of('master'),
    ...of('worker1', swaps('worker1')),
    ...of('worker2', swaps('worker2')),
    ...of('worker3', late('worker3'), shut('worker3')),
  ],
  unreachable: new Map(),
}

const text = (checked: Checked, all = false, columns?: number) =>
  checkLines(checked, createStyle(columns === undefined ? {} : { screen: { columns } }), {
    all,
  }).join('\n')

describe('checks by hosts, then what to do', () => {
  test('four hosts', () => {
    expect(text(three)).toMatchInlineSnapshot(`
      "            master  worker1, worker2  worker3
      login       ✔       ✔                 ✔
      clock       ✔       ✔                 ✖
      swap        ✔       ·                 ✔
      peer-ports  ✔       ✔                 ⚠

      ✖ worker3: clock is 90 s behind
        try: set it right
      ⚠ worker3: does not reach master:6443/tcp
        try: open it
      · worker1, worker2: swaps to /dev/sda2  slipway up mends it: swap-off

      ✖ 1 error, 1 warning on 4 hosts: slipway up would not begin, or fail"
    `)
  })

  test('a host that did not answer', () => {
    const unreachable = new Map([
      ['worker9', new Problem('HOST_UNREACHABLE', 'no route', { hint: 'go' })],
    ])
    expect(
      text({ ...three, hosts: ['master', 'worker9'], findings: of('master'), unreachable }),
    ).toMatchInlineSnapshot(`
      "            master  worker9
      login       ✔       ✖
      clock       ✔       ?
      swap        ✔       ?
      peer-ports  ✔       ?

      ✖ worker9: no route
        try: go

      ✖ 1 error on 2 hosts: slipway up would not begin, or fail"
    `)
  })

  test('two hundred hosts that are well take one column', () => {
    const hosts = Array.from({ length: 200 }, (_, i) => `w${i}`)
    const lines = text({ ...three, hosts, findings: hosts.flatMap(host => of(host)) }).split('\n')
    expect(lines[0]?.trim()).toBe('w[0-199]')
    expect(lines.at(-1)).toBe('✔ 200 hosts are fit')
    expect(lines).toHaveLength(1 + checks.length + 2)
  })

  test('where the columns do not fit, each check counts the hosts', () => {
    const lines = text(three, false, 20).split('\n')
    expect(lines.slice(0, 4)).toEqual([
      'login       ✔ 4',
      'clock       ✔ 3  ✖ 1',
      'swap        ✔ 2  · 2',
      'peer-ports  ✔ 3  ⚠ 1',
    ])
  })

  test('what is well is told only where it is asked for', () => {
    expect(text(three)).not.toContain('clock is well')
    expect(text(three, true)).toContain('clock is well')
  })
})
