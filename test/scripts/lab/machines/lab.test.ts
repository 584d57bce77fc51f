import { describe, expect, it } from 'vitest'
import { describeLab, freeSubnet, labName } from '../../../../scripts/lab/machines/lab.ts'

const record = {
  name: 'lab',
  subnet: 3,
  flavour: 'el7',
  nodes: 3,
  fast: false,
  runtime: 'docker' as const,
  nat: false,
  userDir: '/checkout/.lab/lab',
} as const

describe('describeLab', () => {
  it('gives each machine a name and an address of its own', () => {
    const machines = describeLab(record).machines.map(({ name, address }) => [name, address])
    expect(machines).toEqual([
      ['master', '10.87.3.10'],
      ['worker1', '10.87.3.11'],
      ['worker2', '10.87.3.12'],
    ])
  })

  it('keeps names of links within what the kernel takes, in the largest lab too', () => {
    const lab = describeLab({ ...record, subnet: 254, nodes: 200 })
    const names = [lab.bridge, ...lab.machines.map(({ link }) => link)]
    expect(Math.max(...names.map(name => name.length))).toBeLessThanOrEqual(15)
    expect(new Set(names).size).toBe(names.length)
    expect(lab.machines.at(-1)?.address).toBe('10.87.254.209')
  })
})

describe('freeSubnet', () => {
  it('takes the lowest that is free', () => {
    expect(freeSubnet([])).toBe(0)
    expect(freeSubnet([0, 2])).toBe(1)
  })

  it('says when none is left', () => {
    expect(freeSubnet(Array.from({ length: 255 }, (_, i) => i))).toBeUndefined()
  })
})

describe('labName', () => {
  it.each(['lab', 'a', 'two-words'])('takes %s', name => expect(name).toMatch(labName))
  it.each(['', '..', '../x', 'Lab', '-a', 'a b'])('refuses "%s"', name =>
    expect(name).not.toMatch(labName),
  )
})
