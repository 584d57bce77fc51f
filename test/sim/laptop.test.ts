import { expect, test } from 'vitest'
import { Dice } from './dice.ts'
import { SimDisk } from './laptop.ts'

test('a power cut takes back no more than what was not synced', () => {
  for (let seed = 0; seed < 50; seed++) {
    const disk = new SimDisk()
    disk.append('/a', 'safe\n', new Dice(seed))
    disk.sync('/a')
    disk.append('/a', 'perhaps\n', new Dice(seed))
    disk.powerCut(new Dice(seed))
    expect('safe\nperhaps\n'.startsWith(disk.read('/a'))).toBe(true)
    expect(disk.read('/a')).toContain('safe\n')
  }
})

test('a full disk takes what fits, and says so', () => {
  const disk = new SimDisk()
  disk.append('/a', 'before\n', new Dice(1))
  disk.full = true
  expect(() => disk.append('/a', 'after\n', new Dice(1))).toThrow('ENOSPC')
  expect('before\nafter'.startsWith(disk.read('/a'))).toBe(true)
  expect(() => disk.create('/b', 'x')).toThrow('ENOSPC')
})

test('two names are one file, until one is removed', () => {
  const disk = new SimDisk()
  disk.create('/f/one', '1')
  disk.link('/f/one', '/f/two')
  expect(() => disk.link('/f/one', '/f/two')).toThrow('EEXIST')
  expect(disk.list('/f').sort()).toEqual(['one', 'two'])
  disk.remove('/f/one')
  expect(disk.read('/f/two')).toBe('1')
  expect(() => disk.read('/f/one')).toThrow('ENOENT')
})

test('a copy goes its own way', () => {
  const disk = new SimDisk()
  disk.create('/a', '1')
  const copy = disk.fork()
  copy.append('/a', '2', new Dice(1))
  expect([disk.read('/a'), copy.read('/a')]).toEqual(['1', '12'])
})
