import { expect, test } from 'vitest'
import { report } from '../../../src/reporters/report.ts'
import { speak } from '../../../src/texts/index.ts'
import { T0 } from '../events.ts'
import { sampleRecords } from './sample.ts'

const say = await speak('zh')
const text = report({ records: sampleRecords(30) }, { version: '0.1.0', now: T0 + 600_000, say })

const matches = (form: RegExp) => [...(text ?? '').matchAll(form)].map(([, found]) => found ?? '')

test('it says so', () => expect(text).toContain('<html lang="zh-CN">'))

test('headings, labels and heads of columns are Chinese', () => {
  const labels = [
    ...matches(/<h2[^>]*>([^<]+)/g),
    ...matches(/<th scope="col"[^>]*>(?:<span[^>]*>)?([^<]+)/g),
    ...matches(/<(?:caption|dt|figcaption|summary)[^>]*>([^<\s][^<]*)/g),
    ...matches(/(?:aria-label|placeholder|data-told)="([^"]+)"/g),
    ...matches(/<label>([^<]+)/g),
  ].filter(label => label !== 'Kubernetes')
  expect(labels.length).toBeGreaterThan(30)
  expect(labels.filter(label => !/\p{Script=Han}/u.test(label))).toEqual([])
})

test('sentences around markup keep it', () => {
  expect(text).toMatch(
    /<p class="lead">开始于 ?<time datetime="[^"]+">\d{4}年\d+月\d+日 [^<]+<\/time>；/,
  )
  expect(text).toMatch(/由 slipway 0\.1\.0 于 ?<time /)
})

test('what a host is called and what programs printed stays as it is', () => {
  expect(text).toContain('Could not resolve host: mirrors.aliyun.com')
})
