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

const NOTE = '# slipway: the proxy of cluster.yaml'

test.each([
  ['nothing yet', '[main]\ngpgcheck=1\n', `[main]\n${NOTE}\nproxy=${http}\ngpgcheck=1\n`],
  [
    'another',
    '[main]\nproxy = http://old\n',
    `[main]\n${NOTE}\nproxy=${http}\n# slipway: proxy = http://old\n`,
  ],
  [
    "another section's",
    '[main]\nkeepcache=0\n[base]\nproxy=_none_\n',
    `[main]\n${NOTE}\nproxy=${http}\nkeepcache=0\n[base]\nproxy=_none_\n`,
  ],
  ['the same, by somebody else', `[main]\nproxy=${http}\n`, `[main]\nproxy=${http}\n`],
])('yum: %s, and back', (_, before, after) => {
  expect(withYumProxy(aFile(before), http)).toBe(after)
  expect(withYumProxy(aFile(after), http)).toBe(after)
  expect(withYumProxy(aFile(after), undefined)).toBe(before)
})

test('yum: another proxy of cluster.yaml takes the place of the first', () => {
  const first = withYumProxy(aFile('[main]\nproxy=http://old\n'), http)
  const second = withYumProxy(aFile(first), 'http://p2:3128')
  expect(second).toBe(`[main]\n${NOTE}\nproxy=http://p2:3128\n# slipway: proxy=http://old\n`)
  expect(withYumProxy(aFile(second), undefined)).toBe('[main]\nproxy=http://old\n')
})

test('yum without a file of settings', () => {
  expect(withYumProxy(undefined, http)).toBe(`[main]\n${NOTE}\nproxy=${http}\n`)
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
