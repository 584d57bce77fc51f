import { expect, test } from 'vitest'
import { NFT_RULES } from '../../../src/facts/nftables.ts'
import { nftRules, nftUnit } from '../../../src/render/firewall/nftables.ts'
import {
  NFT_UNIT_FILE,
  type NftablesKnown,
  nftablesChanges,
} from '../../../src/steps/firewall/nftables.ts'
import { managed, opened } from '../../render/firewall/clusters.ts'
import { worker1 } from '../cluster.ts'
import { aFile, noUnit, running, stopped } from '../todo.ts'

const target = { host: worker1, cluster: managed() }
const LOADED = 'table inet slipway {\n\ta\n\tb\n}\n'
const files = new Map([
  [NFT_RULES, aFile(nftRules(target, [22]))],
  [NFT_UNIT_FILE, aFile(nftUnit())],
])
const LOAD = `load ${NFT_RULES}: what it does not let in is closed`

const changes = (other: Partial<NftablesKnown> = {}, at = target) =>
  nftablesChanges(
    {
      nftables: { live: LOADED, wanted: LOADED },
      unit: running,
      files,
      sshPorts: [22],
      ...other,
    },
    at,
  )
const todo = (...args: Parameters<typeof changes>) =>
  changes(...args).map(({ risk, summary }) => (risk === 'safe' ? summary : `${risk}: ${summary}`))

test('nothing where all is as wanted', () => expect(todo()).toEqual([]))

test('a bare machine', () => {
  expect(todo({ nftables: {}, unit: noUnit, files: new Map() })).toEqual([
    `write ${NFT_RULES}`,
    `write ${NFT_UNIT_FILE}`,
    `disruptive: ${LOAD}`,
  ])
})

test('loaded by its unit, in one go', () => {
  const made = changes({ nftables: {} })
  expect(made.flatMap(c => c.actions.map(a => ('run' in a ? a.run.shown : '')))).toEqual([
    'systemctl enable slipway-firewall',
    'systemctl reload-or-restart slipway-firewall',
  ])
})

test('a rule taken away by hand is shown', () => {
  const [made] = changes({ nftables: { live: LOADED.replace('\tb\n', '\tc\n'), wanted: LOADED } })
  expect(made).toMatchObject({ summary: LOAD, risk: 'safe' })
  expect(made?.diff).toContain('-\tc\n+\tb\n')
})

test('a table taken away by hand closes again what was open', () => {
  expect(todo({ nftables: {} })).toEqual([`disruptive: ${LOAD}`])
})

test('another port in cluster.yaml, another of sshd', () => {
  expect(todo({}, { ...target, cluster: opened })).toEqual([`edit ${NFT_RULES}`, LOAD])
  expect(todo({ sshPorts: [22, 2200] })).toEqual([`edit ${NFT_RULES}`, LOAD])
})

test('not loaded at boot', () => {
  expect(todo({ unit: stopped })).toEqual([`load ${NFT_RULES} at boot`])
})
