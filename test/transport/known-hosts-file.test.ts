import { mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { appendKnownHost, readKnownHosts } from '../../src/transport/known-hosts-file.ts'
import { freshKey } from './fresh-key.ts'

const folder = mkdtempSync(join(tmpdir(), 'slipway-known-hosts-file-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('lines that are added are found again, in a file for nobody else', () => {
  const file = join(folder, 'new', 'known_hosts')
  expect(readKnownHosts(file)).toEqual([])
  appendKnownHost(file, `h ${freshKey().public}\n`)
  appendKnownHost(file, `g ${freshKey().public}\n`)
  expect(readKnownHosts(file)).toMatchObject([
    { file, line: 1, patterns: 'h' },
    { file, line: 2, patterns: 'g' },
  ])
  expect((statSync(file).mode & 0o777).toString(8)).toBe('600')
  expect((statSync(join(folder, 'new')).mode & 0o777).toString(8)).toBe('700')
  expect(readFileSync(file, 'utf8')).toMatch(/^h ssh-.*\ng ssh-.*\n$/)
})

test('a file is parsed once, until it is another', () => {
  const file = join(folder, 'shared')
  const [old, young] = [freshKey().public, freshKey().public]
  writeFileSync(file, `h ${old}\n`)
  const lines = readKnownHosts(file)
  expect(readKnownHosts(file)).toBe(lines)
  // As long as before, and put in its place by a rename, as ssh-keygen -R does.
  writeFileSync(`${file}.new`, `g ${young}\n`)
  renameSync(`${file}.new`, file)
  expect(readKnownHosts(file)).toMatchObject([{ patterns: 'g' }])
  rmSync(file)
  expect(readKnownHosts(file)).toEqual([])
})

test('a file that was not there and cannot be read since is no empty one', () => {
  const file = join(folder, 'later', 'known_hosts')
  expect(readKnownHosts(file)).toEqual([])
  writeFileSync(join(folder, 'later'), 'no folder')
  expect(() => readKnownHosts(file)).toThrowError(
    expect.objectContaining({ code: 'HOST_KEY_UNKNOWN', message: `cannot read ${file}` }),
  )
})

test('a file that cannot be read is no empty one', () => {
  expect(() => readKnownHosts(folder)).toThrowError(
    expect.objectContaining({ code: 'HOST_KEY_UNKNOWN', message: `cannot read ${folder}` }),
  )
})
