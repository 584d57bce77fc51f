import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { PLUGIN_TRACES } from '../../src/core/pod-network.ts'
import { configurationLost, hadTime } from '../../src/facts/pod-networks.ts'

describe('the configuration of a network', () => {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-cni-'))
  const traces = {
    ...PLUGIN_TRACES.flannel,
    configs: [join(folder, '10-flannel.conflist')],
    atWork: join(folder, 'subnet.env'),
  }
  const isLost = () => {
    const { ask, read } = configurationLost(traces)
    const { status, stdout } = spawnSync('sh', { input: ask.reveal(), encoding: 'utf8' })
    return read({ code: status ?? 0, stdout, stderr: '', at: 0 })
  }

  test('is lost only where the network is at work without it', () => {
    const [config = ''] = traces.configs
    expect(isLost()).toBe(false)
    writeFileSync(traces.atWork, '')
    expect(isLost()).toBe(true)
    writeFileSync(config, '')
    expect(isLost()).toBe(false)
  })
})

test.each([
  ['nothing written', '4000\n', false],
  ['written long ago', '4000\n/etc/cni/net.d/10-flannel.conflist\n', true],
  ['the machine restarted just now', '90\n/etc/cni/net.d/10-flannel.conflist\n', false],
  ['no answer', '', false],
])('time to start: %s', (_, stdout, wanted) => {
  expect(hadTime(PLUGIN_TRACES.flannel).read({ code: 0, stdout, stderr: '', at: 0 })).toBe(wanted)
})

test('a plugin that has not started since its host has had no time, and nobody looks how long', () => {
  expect(hadTime(PLUGIN_TRACES.flannel).ask.shown).toMatch(
    /^\[ -e \/run\/flannel\/subnet\.env \] \|\| exit; ps /,
  )
})
