import { describe, expect, it } from 'vitest'
import {
  type HostFacts,
  problems,
  refusal,
  warnings,
} from '../../../../scripts/lab/machines/preconditions.ts'

/** Recorded on the Debian 12 host that the lab is developed on. */
const good: HostFacts = {
  platform: 'linux',
  root: true,
  distribution: ['debian'],
  missingTools: [],
  bridges: true,
  mounts: true,
  overlay: true,
  cgroups: 'v1',
  cgroupsWritable: true,
  freeDiskGiB: 76.8,
  availableMemoryGiB: 21.7,
  bridgedPacketsDropped: false,
}

describe('refusal', () => {
  it('points those without Linux or root to Vagrant', () => {
    expect(refusal({ platform: 'darwin', root: true })).toContain('vagrant up')
    expect(refusal({ platform: 'linux', root: false })).toContain('vagrant up')
    expect(refusal(good)).toBeUndefined()
  })
})

describe('problems', () => {
  it('finds none on a good host', () => expect(problems(good, 3)).toEqual([]))

  it('takes Ubuntu for what it is', () =>
    expect(problems({ ...good, distribution: ['ubuntu', 'debian'] }, 3)).toEqual([]))

  it('names all of them at once, a sentence each', () => {
    const bad: HostFacts = {
      ...good,
      distribution: ['fedora'],
      missingTools: ['debootstrap'],
      bridges: false,
      mounts: false,
      overlay: false,
      cgroups: 'none',
      freeDiskGiB: 3,
      availableMemoryGiB: 2,
    }
    const found = problems(bad, 3)
    expect(found).toHaveLength(7)
    for (const sentence of found) expect(sentence).toMatch(/\.$/)
  })

  it('does not blame overlayfs where nothing can be mounted', () => {
    const found = problems({ ...good, mounts: false, overlay: false }, 3)
    expect(found).toHaveLength(1)
    expect(found[0]).toContain('mounted')
  })

  it('asks for memory by the number of machines', () => {
    const small = { ...good, availableMemoryGiB: 4 }
    expect(problems(small, 2)).toEqual([])
    expect(problems(small, 3)).toHaveLength(1)
    expect(problems(small, 35, true)).toEqual([])
    expect(problems(small, 45, true)).toHaveLength(1)
  })
})

describe('warnings', () => {
  it('tells of a packet filter between the machines', () => {
    expect(warnings(good)).toEqual([])
    expect(warnings({ ...good, bridgedPacketsDropped: true })[0]).toContain(
      'bridge-nf-call-iptables',
    )
  })
})
