import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type Here,
  jumpText,
  parseJumps,
  sshAnswer,
  sshSettings,
} from '../../../src/config/ssh/answer.ts'

const here: Here = {
  home: '/home/ann',
  user: 'ann',
  uid: 1000,
  hostname: 'box.example',
  env: { AGENT: '/run/agent', KEYS: '/keys' },
}
const answer = (text: string) => sshAnswer(sshSettings(text), 'alias', here)

test.each([
  ['true', 'strict'],
  ['ask', 'ask'],
  ['ask\nbatchmode yes', 'strict'],
  ['accept-new', 'accept-new'],
  ['false', 'accept-new'],
  ['off', 'accept-new'],
])('StrictHostKeyChecking %s', (value, hostKeys) => {
  expect(answer(`stricthostkeychecking ${value}`).hostKeys).toBe(hostKeys)
})

test.each([
  ['SSH_AUTH_SOCK', undefined],
  ['none', ''],
  ['$AGENT', '/run/agent'],
  ['$GONE', ''],
  ['~/agent', '/home/ann/agent'],
])('IdentityAgent %s', (value, agent) => {
  expect(answer(`identityagent ${value}`).agent).toBe(agent)
})

test.each([
  ['', undefined],
  ['preferredauthentications publickey,keyboard-interactive,password', undefined],
  [
    'preferredauthentications gssapi-with-mic,password,publickey\nbatchmode no',
    ['password', 'publickey'],
  ],
  ['passwordauthentication no', ['publickey', 'keyboard-interactive']],
  ['pubkeyauthentication false\nkbdinteractiveauthentication no', ['password']],
])('the methods of %j', (text, methods) => {
  expect(answer(text).methods).toEqual(methods)
})

test.each([
  ['numberofpasswordprompts 3\nbatchmode no', undefined],
  ['numberofpasswordprompts 1', 1],
  ['numberofpasswordprompts 2\nbatchmode yes', 0],
])('how often %j lets a password be asked for', (text, prompts) => {
  expect(answer(text).passwordPrompts).toBe(prompts)
})

test('keys that nobody named are the usual ones', () => {
  const usual = ['rsa', 'ecdsa', 'ecdsa_sk', 'ed25519', 'ed25519_sk']
  const lines = (names: string[]) => names.map(n => `identityfile ~/.ssh/id_${n}\n`).join('')
  expect(answer(lines(usual)).identityFiles).toBeUndefined()
  expect(answer(lines(['rsa'])).identityFiles).toEqual(['/home/ann/.ssh/id_rsa'])
  expect(answer('identityfile none').identityFiles).toBeUndefined()
  // biome-ignore lint/suspicious/noTemplateCurlyInString: OpenSSH's own way to name a variable
  expect(answer('identityfile ${KEYS}/a').identityFiles).toEqual(['/keys/a'])
})

test('none is nothing, and paths with spaces are told apart', () => {
  const { knownHostsFiles, connectTimeout, proxyCommand } = answer(
    'userknownhostsfile /a b /c ~/d\nglobalknownhostsfile none\nconnecttimeout none\nproxycommand none',
  )
  expect(knownHostsFiles).toEqual({ user: ['/a b', '/c', '/home/ann/d'], global: [] })
  expect({ connectTimeout, proxyCommand }).toEqual({})
})

test.each([
  ['gw', [{ host: 'gw' }]],
  [
    'a@b@gw:22, [fe80::1]:2200',
    [
      { user: 'a@b', host: 'gw', port: 22 },
      { host: 'fe80::1', port: 2200 },
    ],
  ],
  ['ssh://bob@gw:2200/', [{ user: 'bob', host: 'gw', port: 2200 }]],
  ['fe80::1', [{ host: 'fe80::1' }]],
  ['none', []],
])('ProxyJump %s', (text, jumps) => {
  expect(parseJumps(text)).toEqual(jumps)
})

test('what is written of a jump is what is read', () => {
  const jump = fc.record(
    {
      host: fc.oneof(fc.domain(), fc.ipV6()),
      user: fc.stringMatching(/^[a-z][a-z0-9_-]{0,8}$/),
      port: fc.integer({ min: 1, max: 65535 }),
    },
    { requiredKeys: ['host'] },
  )
  fc.assert(
    fc.property(fc.array(jump, { minLength: 1, maxLength: 4 }), jumps => {
      expect(parseJumps(jumps.map(jumpText).join(','))).toEqual(jumps)
    }),
  )
})
