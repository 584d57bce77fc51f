import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as formats from '../../src/config/formats.ts'
import { hostileText } from '../hostile/values.ts'

/** Paths are of this machine, and reach no file of a host. */
const { PATH, ...others } = formats
const forms = Object.entries(others)

// Ends of lines, quotes, and what a terminal obeys: each of them would end a value where it does not end.
const ENDS = /[\p{Cc}\u2028\u2029'"]/u

test.each(forms)('%s takes nothing that would end a value in a file or on a screen', (_, form) => {
  const beginnings = ['', 'https://a/', 'file:///a', 'https://a b', 'a', 'v1.2.3', '8080/tcp']
  fc.assert(
    fc.property(fc.constantFrom(...beginnings), hostileText, (beginning, text) => {
      for (const whole of [text, beginning + text, `${beginning}${text}${beginning}`])
        expect(form.test(whole) && ENDS.test(whole), JSON.stringify(whole)).toBe(false)
    }),
    { numRuns: 2000 },
  )
  for (const beginning of beginnings)
    for (const end of ['\n', '\r\n', '\n[Service]', '\u001b[2J', "'", '"', '\u009b', '\0'])
      expect(form.test(beginning + end), JSON.stringify(beginning + end)).toBe(false)
})

test('the short form of a path is ~/ alone', () => {
  expect(['~/a', '/a', 'a b', '~root/a'].map(path => PATH.test(path))).toEqual([
    true,
    true,
    true,
    false,
  ])
})

test.each([
  'https://mirrors.aliyun.com/kubernetes/yum/repos/kubernetes-el7-$basearch/',
  'file:///srv/packages',
  'http://[fd00::1]:8080/a?b=c&d=%20#e',
])('%s is a URL', url => {
  expect(formats.URL.test(url)).toBe(true)
  expect(formats.REPOSITORY_URL.test(`${url} stable main`)).toBe(true)
  expect(formats.URL.test(`${url} main`)).toBe(false)
})

test.each([
  ['nginx', true],
  ['10.87.254.1:5000/library/nginx:1.19', true],
  [`r.lan/a/b_c__d@sha256:${'0'.repeat(64)}`, true],
  ['localhost:5000/x--y', true],
  ['-rf', false],
  ['../etc/shadow', false],
  ['a//b', false],
  ['a:-x', false],
])('%s is an image: %s', (image, is) => {
  expect(formats.IMAGE.test(image)).toBe(is)
})
