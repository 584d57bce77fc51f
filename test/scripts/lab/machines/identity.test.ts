import { describe, expect, it } from 'vitest'
import { identityFiles } from '../../../../scripts/lab/machines/identity.ts'
import { describeLab } from '../../../../scripts/lab/machines/lab.ts'

const labOf = (flavour: 'el7' | 'debian12', nat = false) =>
  describeLab({
    name: 'lab',
    subnet: 1,
    flavour,
    nodes: 2,
    fast: false,
    runtime: 'docker' as const,
    nat,
    userDir: '/x',
  })

const filesOf = (flavour: 'el7' | 'debian12', index = 0, nat = false) => {
  const lab = labOf(flavour, nat)
  const machine = lab.machines[index]
  if (machine === undefined) throw new Error('no such machine')
  const files = identityFiles(lab, machine, 'ssh-ed25519 AAAA lab\n')
  return Object.fromEntries(files.map(file => [file.path, file]))
}

describe('identityFiles', () => {
  it('routes everything else to the host, which refuses it', () => {
    const network = filesOf('el7')['etc/systemd/network/10-eth0.network']
    expect(network?.text).toContain('Address=10.87.1.10/24\nGateway=10.87.1.1\n')
  })

  it('gives all machines one more card with the same address, and the way out to that, if asked to', () => {
    const nat = 'etc/systemd/network/20-nat0.network'
    const files = [0, 1].map(index => filesOf('el7', index, true))
    expect(files.map(of => of[nat]?.text)).toEqual([files[0]?.[nat]?.text, files[0]?.[nat]?.text])
    expect(files[0]?.[nat]?.text).toContain('Address=10.0.2.15/24\nGateway=10.0.2.2\n')
    expect(files[0]?.['etc/systemd/network/10-eth0.network']?.text).not.toContain('Gateway')
    expect(filesOf('el7')[nat]).toBeUndefined()
  })

  it('keeps each family’s habit about the own name in /etc/hosts', () => {
    expect(filesOf('debian12')['etc/hosts']?.text).toContain('127.0.1.1 master\n')
    expect(filesOf('el7')['etc/hosts']?.text).not.toContain('master')
  })

  it('never gives two machines one machine-id', () => {
    const ids = [0, 1].map(index => filesOf('el7', index)['etc/machine-id']?.text)
    expect(ids[0]).toMatch(/^[0-9a-f]{32}\n$/)
    expect(ids[0]).not.toBe(ids[1])
  })

  it('lets the key in for user and root, readable to none else', () => {
    const files = filesOf('el7')
    expect(files['home/slipway/.ssh/authorized_keys']).toMatchObject({ mode: 0o600, owner: 1000 })
    expect(files['root/.ssh/authorized_keys']).toMatchObject({ mode: 0o600 })
  })
})
