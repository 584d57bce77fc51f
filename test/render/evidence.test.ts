import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { evidence, evidenceLines, readEvidence, telling } from '../../src/render/evidence.ts'

const said = `
== date ==
2026-11-21 12:00:00 UTC

== disks ==
/dev/sda1  20G  19G  1G  95% /

== failed units ==
● docker.service loaded failed failed Docker

== journal of kubelet ==
-- No entries --

== journal of docker ==
level=info msg="Loading containers: start."
E1121 10:00:00.000001    1234 a.go:1] pod 12 failed: --token abcdef.0123456789abcdef
E1121 10:00:01.000002    1234 a.go:1] pod 13 failed: --token abcdef.0123456789abcdef
`

describe('reading', () => {
  const sections = readEvidence(said)

  test('gives each heading its lines, and leaves out what shows nothing', () => {
    expect(sections.map(s => [s.heading, s.lines.length])).toEqual([
      ['date', 1],
      ['disks', 1],
      ['failed units', 1],
      ['journal of docker', 3],
    ])
  })

  test('the telling lines are complaints, each once, without secrets', () => {
    expect(telling(sections)).toEqual([
      'failed units: ● docker.service loaded failed failed Docker',
      'journal of docker: E1121 10:00:00.000001    1234 a.go:1] pod 12 failed: --token ***',
    ])
    expect(telling(sections, 1)).toHaveLength(1)
  })

  test('one look does not push out the others', () => {
    const lines = Array.from('abcdefghi', c => `error ${c}`)
    const many = ['x', 'y', 'z', 'w'].map(heading => ({
      heading,
      lines: lines.map(line => `${heading} ${line}`),
    }))
    const shown = telling(many)
    expect(shown).toHaveLength(15)
    expect(shown.filter(line => line.startsWith('x: '))).toHaveLength(5)
  })

  test('a log has all of it', () => {
    expect(evidenceLines(sections).slice(0, 3)).toEqual([
      '== date ==',
      '2026-11-21 12:00:00 UTC',
      '== disks ==',
    ])
  })

  test('of a host that said nothing is nothing', () => expect(readEvidence('')).toEqual([]))
})

test('the question can be asked of any machine, and is answered in time', () => {
  const began = performance.now()
  const { stdout } = spawnSync('sh', ['-c', evidence(60).ask.reveal()], { encoding: 'utf8' })
  expect(performance.now() - began).toBeLessThan(8000)
  const sections = evidence(60).read({ code: 0, stdout, stderr: '', at: 0 })
  expect(sections.map(s => s.heading)).toEqual(expect.arrayContaining(['date', 'disks']))
}, 15_000)

test('the question changes nothing', () => {
  expect(evidence(60).ask.shown).not.toMatch(/>(?!\/dev\/null|&)|\brm\b|restart|\bmv\b|\btee\b/)
})

describe('dead containers of a runtime that serves CRI', () => {
  const id = 'f'.repeat(64)
  const [folder, logs] = [mkdtempSync(join(tmpdir(), 'evidence-')), '/var/log/containers']
  const log = join(folder, `etcd-master_kube-system_etcd-${id}.log`)
  afterAll(() => rmSync(folder, { recursive: true }))

  /** The looks, with programs that only pretend, at the folder of this test. */
  const look = (): string => {
    writeFileSync(
      join(folder, 'crictl'),
      `#!/bin/sh\n[ "$*" = "ps -a --state exited -q" ] && echo ${id}\n`,
      { mode: 0o755 },
    )
    for (const name of ['docker', 'journalctl', 'systemctl', 'ss'])
      writeFileSync(join(folder, name), '#!/bin/sh\nexit 1\n', { mode: 0o755 })
    const program = evidence(60).ask.reveal().replaceAll(logs, folder)
    const env = { ...process.env, PATH: `${folder}:${process.env.PATH}` }
    return spawnSync('sh', { input: program, encoding: 'utf8', env }).stdout
  }

  test('their last words are told, without what CRI puts before each', () => {
    writeFileSync(log, '2026-11-21T12:00:00.1Z stderr F E1121 cannot bind\n')
    expect(readEvidence(look())).toContainEqual({
      heading: 'ended container etcd-master_kube-system_etcd',
      lines: ['E1121 cannot bind'],
    })
  })

  test('what was said long before the step is left out', () => {
    utimesSync(log, 1, 1)
    expect(look()).not.toContain('ended container')
  })
})
