import { expect, test } from 'vitest'
import { sh } from '../../src/core/command.ts'
import {
  aptProxy,
  exportProxy,
  isDirect,
  withYumProxy,
  yumProxyUrl,
} from '../../src/render/package-proxy.ts'
import { aFile } from '../steps/todo.ts'

const http = 'http://p:3128'
const noProxy = ['localhost', '.svc', '10.0.0.0/8', '192.168.56.10', 'mirror.lan']

test('apt', () => {
  expect(
    aptProxy({ http, https: http, noProxy: ['.svc', 'mirror.lan'] }),
  ).toBe(`// Written by slipway.
Acquire::http::Proxy "http://p:3128";
Acquire::http::Proxy::mirror.lan "DIRECT";
Acquire::https::Proxy "http://p:3128";
Acquire::https::Proxy::mirror.lan "DIRECT";
`)
})

test.each([
  ['nothing yet', '[main]\ngpgcheck=1\n', `[main]\nproxy=${http}\ngpgcheck=1\n`],
  ['another', '[main]\nproxy = http://old\n', `[main]\nproxy=${http}\n`],
  [
    "another section's",
    '[main]\nkeepcache=0\n[base]\nproxy=_none_\n',
    `[main]\nproxy=${http}\nkeepcache=0\n[base]\nproxy=_none_\n`,
  ],
  ['right already', `[main]\nproxy=${http}\n`, `[main]\nproxy=${http}\n`],
])('yum: %s', (_, before, after) => {
  expect(withYumProxy(aFile(before), http)).toBe(after)
})

test('yum without a file of settings', () => {
  expect(withYumProxy(undefined, http)).toBe(`[main]\nproxy=${http}\n`)
})

test('yum has one proxy, that of https before that of http', () => {
  expect(yumProxyUrl({ http, noProxy })).toBe(http)
  expect(yumProxyUrl({ http, https: 'http://s:1', noProxy })).toBe('http://s:1')
  expect(yumProxyUrl({ noProxy })).toBeUndefined()
})

test.each([
  ['http://mirror.lan/x', true],
  ['http://mirror.lan:8080/x', true],
  ['https://192.168.56.10/', true],
  ['http://other.lan/', false],
  ['http://10.0.0.1/', false],
  ['file:///srv', false],
])('%s is asked directly: %s', (url, direct) => {
  expect(isDirect(url, { http, noProxy })).toBe(direct)
})

test('programs of a shell', () => {
  expect(sh`${exportProxy({ http, noProxy: ['a', 'b'] })}curl`.reveal()).toBe(
    "export 'http_proxy=http://p:3128' 'no_proxy=a,b'\ncurl",
  )
  expect(exportProxy(undefined).reveal()).toBe('')
})
