import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { FileState } from '../../src/core/change.ts'
import { swapOff } from '../../src/steps/swap-off.ts'
import { aCluster, worker1 } from './cluster.ts'
import { aFile, noUnit, off, running, shown, stopped, todo } from './todo.ts'

/** No swap in compressed memory. */
const PLAIN = { zram: undefined, packagedZram: undefined, zramswap: noUnit, 'zram-config': noUnit }

const EDIT = ['edit /etc/fstab']
const cases: [name: string, active: string[], fstab: string | undefined, todo: string[]][] = [
  ['as wanted', [], 'UUID=1 / xfs defaults 0 0\n', []],
  ['no fstab', [], undefined, []],
  ['an empty fstab', [], '', []],
  ['swapping now', ['/swapfile'], '', ['stop swapping to /swapfile']],
  ['swapping twice', ['/dev/dm-1', '/swapfile'], '', ['stop swapping to /dev/dm-1, /swapfile']],
  ['swap at boot', [], '/dev/mapper/centos-swap swap swap defaults 0 0\n', EDIT],
  ['swap at boot, with tabs', [], '/swapfile\tnone\tswap\tsw\t0\t0\n', EDIT],
  ['swap at boot, indented', [], '  /swapfile none swap\n', EDIT],
  ['swap in a comment', [], '#/swapfile none swap sw 0 0\n# swap was on /dev/sda1\n', []],
  ['swap in a name', [], 'UUID=1 /swap ext4 defaults 0 0\n/dev/swap /x xfs swap 0 0\n', []],
  ['swap as part of a type', [], '/dev/a /b swapfs\n', []],
]

test.each(cases)('%s', (_, active, fstab, wanted) => {
  const file = fstab === undefined ? undefined : aFile(fstab)
  expect(todo(swapOff, { ...PLAIN, active, fstab: file })).toEqual(wanted)
})

/** What the file holds after the step. */
function after(fstab: FileState): FileState {
  const changes = swapOff.diff(
    { ...PLAIN, active: [], fstab },
    { host: worker1, cluster: aCluster() },
  )
  const action = changes[0]?.actions[0]
  return action && 'write' in action ? { ...fstab, content: String(action.write.content) } : fstab
}

const field = fc.constantFrom('swap', '/swap', '#', '# slipway:', 'xfs', 'UUID=1', 'none', '0', '')
const gap = fc.constantFrom(' ', '\t', '  ')
const line = fc.array(
  fc.tuple(field, gap).map(pair => pair.join('')),
  { maxLength: 6 },
)
const fstab = fc.array(line.map(parts => parts.join(''))).map(lines => lines.join('\n'))

const isSwap = (line: string) =>
  !line.trim().startsWith('#') && line.trim().split(/\s+/)[2] === 'swap'

test('whatever stands in fstab: once is enough', () => {
  fc.assert(
    fc.property(fstab, text => {
      expect(todo(swapOff, { ...PLAIN, active: [], fstab: after(aFile(text)) })).toEqual([])
    }),
  )
})

test('whatever stands in fstab: only lines with swap in the third field are put out of use', () => {
  fc.assert(
    fc.property(fstab, text => {
      const expected = text.split('\n').map(line => (isSwap(line) ? `# slipway: ${line}` : line))
      expect(after(aFile(text)).content.split('\n')).toEqual(expected)
    }),
  )
})

test('owner and mode of fstab stay', () => {
  const file = aFile('/swapfile none swap\n', { mode: '600', owner: 'root:disk' })
  expect(
    swapOff.diff({ ...PLAIN, active: [], fstab: file }, { host: worker1, cluster: aCluster() }),
  ).toMatchObject([
    { actions: [{ write: { mode: '600', owner: 'root:disk', path: '/etc/fstab' } }] },
  ])
})

const GENERATOR = aFile('[zram0]\nzram-size = min(ram, 8192)\n')
const EMPTY = aFile('# no devices\n')
const WRITE = 'write /etc/systemd/zram-generator.conf'
const memory: [name: string, known: object, todo: string[]][] = [
  ['a packaged generator', { packagedZram: GENERATOR }, [WRITE]],
  ['one that /etc has switched off', { packagedZram: GENERATOR, zram: EMPTY }, []],
  ['one in /etc', { zram: GENERATOR }, ['edit /etc/systemd/zram-generator.conf']],
  ['an empty generator', { packagedZram: EMPTY }, []],
  ['zram-tools', { zramswap: running }, ['stop zramswap, now and at boot']],
  ['zram-tools, at boot', { zramswap: stopped }, ['stop zramswap, now and at boot']],
  ['zram-tools, off', { zramswap: off }, []],
  ["Ubuntu's", { 'zram-config': running }, ['stop zram-config, now and at boot']],
]

test.each(memory)('compressed memory: %s', (_, known, wanted) => {
  expect(todo(swapOff, { ...PLAIN, active: [], fstab: undefined, ...known })).toEqual(wanted)
})

test('what would begin to swap again is stopped before swapping is', () => {
  const known = { ...PLAIN, active: ['/dev/zram0'], fstab: undefined, packagedZram: GENERATOR }
  expect(shown(swapOff, known)).toEqual([WRITE, 'swapoff -a'])
})
