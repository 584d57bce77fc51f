import { expect, test } from 'vitest'
import { selinuxPermissive } from '../../src/steps/selinux-permissive.ts'
import { aCluster, worker1 } from './cluster.ts'
import { aFile, todo } from './todo.ts'

const NOW = 'switch SELinux to permissive'
const BOOT = 'edit /etc/selinux/config'
const config = (mode: string) => aFile(`# comment\nSELINUX=${mode}\nSELINUXTYPE=targeted\n`)
const cases: [name: string, mode: string | undefined, config: unknown, todo: string[]][] = [
  ['permissive', 'Permissive', config('permissive'), []],
  ['disabled', 'Disabled', config('disabled'), []],
  ['no SELinux here', undefined, undefined, []],
  ['enforcing now', 'Enforcing', config('permissive'), [NOW]],
  ['enforcing at boot', 'Permissive', config('enforcing'), [BOOT]],
  ['enforcing', 'Enforcing', config('enforcing'), [NOW, BOOT]],
]

test.each(cases)('%s', (_, mode, config, wanted) => {
  expect(todo(selinuxPermissive, { mode, config })).toEqual(wanted)
})

test('the type of the policy stays', () => {
  const [change] = selinuxPermissive.diff(
    { mode: 'Permissive', config: config('enforcing') },
    { host: worker1, cluster: aCluster() },
  )
  expect(change?.actions).toMatchObject([
    { write: { content: '# comment\nSELINUX=permissive\nSELINUXTYPE=targeted\n' } },
  ])
})

test('left alone where the user says so', () => {
  expect(selinuxPermissive.targets(worker1, aCluster({ selinux: 'unmanaged' }))).toBe(false)
  expect(selinuxPermissive.targets(worker1, aCluster())).toBe(true)
})
