import { mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { noRuby, noVagrant, run } from './vagrantfiles.ts'

describe.skipIf(noRuby)(
  `the provider that is asked for${noRuby ? ` (skipped: ${noRuby})` : ''}`,
  () => {
    test.each([
      ['%w[up --provider=libvirt]', '{}', 'libvirt'],
      ['%w[up --provider parallels master]', '{}', 'parallels'],
      ['%w[up]', '{ "VAGRANT_DEFAULT_PROVIDER" => "libvirt" }', 'libvirt'],
      ['%w[up]', '{}', ''],
    ])('%s with %s: %s', (args, environment, provider) => {
      const program = `require './scripts/vagrant/computer'
      puts Slipway::Computer.wanted_provider(${args}, ${environment})`
      expect(run('ruby', ['-we', program]).output.trim()).toBe(provider)
    })
  },
)

const why = noVagrant ? ` (skipped: ${noVagrant})` : ''

describe.skipIf(noVagrant)(`what is missing on this computer${why}`, () => {
  /** What Vagrant answers where these programs are all that there is. */
  const problems = (programs: Readonly<Record<string, string>>) => {
    const folder = mkdtempSync(join(tmpdir(), 'slipway-path-'))
    for (const [name, answer] of Object.entries(programs))
      writeFileSync(join(folder, name), `#!/bin/sh\necho ${answer}\n`, { mode: 0o755 })
    const program = `require 'vagrant'
      require './scripts/vagrant/computer'
      ENV['PATH'] = '${folder}'
      Vagrant.original_env['PATH'] = '${folder}'
      puts Slipway::Computer.problems`
    return run('ruby', ['-e', program]).output.trim().split('\n')
  }
  const slow = { timeout: 60_000 }

  test('all of it, each with how to get it', slow, () => {
    expect(problems({})).toEqual([
      'Node.js is missing: install 20.17 or newer: https://nodejs.org',
      'npm is missing: it comes with Node.js',
      'ssh is missing: install the OpenSSH client (Debian and Ubuntu: openssh-client)',
    ])
  })

  test('a Node.js that is too old', slow, () => {
    expect(problems({ node: 'v18.20.4', npm: '10', ssh: 'OpenSSH_9.2' })).toEqual([
      'Node.js v18.20.4 is too old: install 20.17 or newer: https://nodejs.org',
    ])
  })

  test('nothing', slow, () => {
    expect(problems({ node: 'v20.17.0', npm: '10', ssh: 'OpenSSH_9.2' })).toEqual([''])
  })

  test('vagrant up says so before it makes a machine', slow, () => {
    const folder = mkdtempSync(join(tmpdir(), 'slipway-path-'))
    for (const name of ['vagrant', 'ruby', 'ssh', 'sh'])
      symlinkSync(`/usr/bin/${name}`, join(folder, name))
    const env = { PATH: folder, VAGRANT_DEFAULT_PROVIDER: 'libvirt' }
    const { status, output } = run('/usr/bin/vagrant', ['up'], { env })
    expect(output).toContain('slipway cannot run on this computer:\n  Node.js is missing')
    expect(output).toContain('Bare machines only: SLIPWAY=0 vagrant up')
    expect(status).not.toBe(0)
  })
})
