import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Finding } from '../../src/core/plan.ts'
import { type Lab, makeLab, onMachine, ran, takeDown } from './lab.ts'

const ALL = ['master', 'worker1', 'worker2']

interface Wrong {
  readonly what: string
  readonly machine: string
  /** Given the address of the master. */
  readonly make: (master: string) => string
  readonly mend: (master: string) => string
  /** What check is to say of it, by host. */
  readonly told: readonly Pick<Finding, 'check' | 'host' | 'message'>[]
  readonly hint: RegExp
}

const WRONGS: readonly Wrong[] = [
  {
    what: 'a machine that was cloned, with its machine-id',
    machine: 'worker2',
    make: () =>
      'cp /etc/machine-id /root/own-id && echo 0123456789abcdef0123456789abcdef >/etc/machine-id',
    mend: () => 'cp /root/own-id /etc/machine-id',
    told: [
      {
        check: 'unique-identity',
        host: 'worker1',
        message: 'has the same machine-id as worker2: a clone',
      },
      {
        check: 'unique-identity',
        host: 'worker2',
        message: 'has the same machine-id as worker1: a clone',
      },
    ],
    hint: /systemd-machine-id-setup/,
  },
  {
    what: "a port between two machines that somebody's rule has closed",
    machine: 'worker1',
    make: master => `iptables -I INPUT -s ${master} -p tcp --dport 10250 -j DROP`,
    mend: master => `iptables -D INPUT -s ${master} -p tcp --dport 10250 -j DROP`,
    told: [{ check: 'peer-ports', host: 'master', message: 'does not reach worker1:10250/tcp' }],
    hint: /^open it in what stands between them/,
  },
  {
    what: "a program that has the API server's port",
    machine: 'master',
    make: () => 'systemd-run -q --unit=stranger python3 -m http.server 6443; sleep 1',
    mend: () => 'systemctl stop stranger',
    told: [
      { check: 'ports-free', host: 'master', message: 'another program listens on 6443 (python3)' },
    ],
    hint: /slipway ssh master sudo ss -ltnp/,
  },
]

describe('el7: what is wrong with machines is told before anything is done to them', () => {
  let lab: Lab
  const master = () => lab.nodes.find(({ name }) => name === 'master')?.address ?? ''
  const found = async () => {
    const { code, text } = await ran(lab, 'check', '--json')
    const { findings, unreachable } = JSON.parse(text) as {
      readonly findings: readonly Finding[]
      readonly unreachable: readonly unknown[]
    }
    expect(unreachable).toEqual([])
    return { code, bad: findings.filter(({ level }) => level !== 'ok') }
  }

  beforeAll(async () => {
    lab = await makeLab('test-check', 'el7')
    // Or nobody could tell a rule of somebody's from firewalld.
    for (const name of ALL) await onMachine(lab, name, 'systemctl disable --now firewalld')
    await onMachine(
      lab,
      'worker1',
      'cp /etc/machine-id /root/own-id && echo 0123456789abcdef0123456789abcdef >/etc/machine-id',
    )
  })
  afterAll(async () => {
    if (lab) await takeDown(lab.name)
  })

  test('bare machines are fit', async () => {
    expect(await found()).toEqual({ code: 0, bad: [] })
  })

  test('three things at once: each is named on its hosts, with what to do, and the code is 4', async () => {
    for (const { machine, make } of WRONGS) await onMachine(lab, machine, make(master()))
    const { code, bad } = await found()
    expect(code).toBe(4)
    const told = bad.map(({ check, host, message }) => ({ check, host, message }))
    const wanted = WRONGS.flatMap(wrong => wrong.told)
    expect(told).toHaveLength(wanted.length)
    expect(told).toEqual(expect.arrayContaining(wanted))
    for (const { told, hint } of WRONGS)
      for (const { check } of told)
        expect(bad.find(finding => finding.check === check)?.hint).toMatch(hint)
  })

  test('up begins nothing on machines that share a machine-id', async () => {
    const { code, text } = await ran(lab, 'up', '--yes')
    expect(code, text).toBe(4)
    expect(text).toContain('has the same machine-id as worker2')
    expect(await onMachine(lab, 'master', 'ls /etc/kubernetes 2>&1; true')).toContain(
      'No such file',
    )
  })

  test('mended, they are fit again', async () => {
    for (const { machine, mend } of WRONGS) await onMachine(lab, machine, mend(master()))
    expect(await found()).toEqual({ code: 0, bad: [] })
  })
})
