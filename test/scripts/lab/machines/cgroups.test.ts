import { describe, expect, it } from 'vitest'
import { v1Hierarchies } from '../../../../scripts/lab/machines/cgroups.ts'

describe('v1Hierarchies', () => {
  it('lists all of v1 and the v2 beside them', () => {
    const mounts = `proc /proc proc rw,relatime 0 0
tmpfs /sys/fs/cgroup tmpfs rw,relatime,mode=755 0 0
cgroup /sys/fs/cgroup/cpuset cgroup rw,relatime,cpuset 0 0
cgroup /sys/fs/cgroup/systemd cgroup rw,relatime,name=systemd 0 0
cgroup2 /sys/fs/cgroup/unified cgroup2 rw,relatime 0 0
`
    expect(v1Hierarchies(mounts)).toEqual([
      '/sys/fs/cgroup/cpuset',
      '/sys/fs/cgroup/systemd',
      '/sys/fs/cgroup/unified',
    ])
  })

  it('is empty where v2 is all there is', () => {
    expect(v1Hierarchies('cgroup2 /sys/fs/cgroup cgroup2 rw,nosuid 0 0\n')).toEqual([])
  })
})
