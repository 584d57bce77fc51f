import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { recordsOf } from '../../../src/journal/one-run.ts'
import { readRecord } from '../../../src/journal/read-record.ts'
import { poisoned } from './poison.ts'
import { pageOf, sampleRecords } from './sample.ts'

const records = sampleRecords()
const text = pageOf(records)
const headings = (page: string) => [...page.matchAll(/<h2 [^>]*>([^<]*)/g)].map(([, h]) => h)
const ids = (page: string) => [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)

test('what needs a reader comes first', () => {
  expect(headings(text)).toEqual([
    ...['What went wrong', 'Timeline', 'Critical path', 'Cluster', 'Changes'],
    ...['Planned and not begun', 'Steps', 'Checks'],
  ])
})

test('links lead to its own sections, and nowhere else', () => {
  const targets = [...text.matchAll(/(?:href|src|action|url)\s*=\s*"([^"]*)"/g)].map(([, t]) => t)
  expect(targets.length).toBeGreaterThan(5)
  for (const target of targets) expect(ids(text)).toContain(target?.slice(1))
  expect(new Set(ids(text)).size).toBe(ids(text).length)
})

test('its policy lets in its own styles and its own program alone', () => {
  const [, policy = ''] = text.match(/Content-Security-Policy" content="([^"]*)"/) ?? []
  const hash = (element: string) => {
    const [, body = ''] = text.match(new RegExp(`<${element}>([^]*?)</${element}>`)) ?? []
    return `'sha256-${createHash('sha256').update(body).digest('base64')}'`
  }
  expect(policy.replaceAll('&#39;', "'").split('; ')).toEqual([
    "default-src 'none'",
    `style-src ${hash('style')}`,
    `script-src ${hash('script')}`,
    "base-uri 'none'",
    "form-action 'none'",
  ])
  expect(text).not.toMatch(/ style="| on\w+="/)
})

test('a run that a check has forbidden begins with what the check found', () => {
  const forbidden = records
    .filter(r => !r.type.startsWith('step.') && r.type !== 'run.finished')
    .map(r => {
      if (r.type !== 'plan.made') return r
      const finding = { check: 'cpus', host: 'master', level: 'error', message: '1 CPU' } as const
      return { ...r, plan: { ...r.plan, findings: [finding] } }
    })
  const page = pageOf(forbidden)
  expect(page).toContain('lab: nothing was touched')
  expect(headings(page)[0]).toBe('Checks')
})

test('of 200 hosts those in trouble are shown first, and the rest is folded', () => {
  const page = pageOf(sampleRecords(200))
  const shown = [...page.matchAll(/class="lane" data-host="([^"]*)"/g)].map(([, host]) => host)
  expect(shown).toHaveLength(200)
  expect(shown.slice(0, 2)).toEqual(['worker2', 'worker7'])
  expect(shown.slice(2, 4)).toContain('master')
  expect(page).toContain('176 more hosts')
})

const hostile = '</script></pre><img src=x onerror=alert(1)>"\'&<!--\u0000\u202e'

test('whatever names, messages, diffs and logs hold, the page has the elements that it had', () => {
  const elements = (page: string) =>
    // Names of steps stand in bars only where they fit.
    [...page.matchAll(/<\/?(?!text\b)[a-z!][^\s>]*/g)].map(([element]) => element)
  const clean = elements(pageOf(poisoned(records, 'x')))
  const logs = (text: string) => ({ logs: [{ step: 'a', host: 'b', text }] })
  fc.assert(
    fc.property(fc.oneof(fc.constant(hostile), fc.string({ unit: 'binary' })), poison => {
      // Line ends divide a diff, and an empty line of one is left out at its end.
      const flat = `${poison.replaceAll(/[\n\r]/g, '')}x`
      expect(elements(pageOf(poisoned(records, flat), logs(flat)))).toEqual(clean)
    }),
    { numRuns: 40, examples: [[hostile]] },
  )
}, 60_000)

test('a journal that was garbled or cut anywhere still makes a page', () => {
  const lines = records.map(record => JSON.stringify(record))
  const spoil = fc.record({ line: fc.nat(lines.length - 1), value: fc.jsonValue(), key: fc.nat() })
  fc.assert(
    fc.property(fc.array(spoil, { maxLength: 5 }), fc.nat(lines.length), (spoils, kept) => {
      const spoilt = [...lines]
      for (const { line, value, key } of spoils.filter(s => s.line > 0))
        spoilt[line] = withValue(JSON.parse(lines[line] ?? '{}'), key, value)
      const read = spoilt.slice(0, Math.max(1, kept)).flatMap(line => readRecord(line) ?? [])
      expect(pageOf(recordsOf(read, '20210123-080000-ab12'))).toContain('</html>')
    }),
    { numRuns: 200 },
  )
}, 60_000)

/** A line in which one value, anywhere, is another one. */
function withValue(record: unknown, nth: number, value: unknown): string {
  const count = { places: 0 }
  JSON.stringify(record, (_, v) => {
    count.places++
    return v
  })
  let place = 0
  return JSON.stringify(record, (_, v) => (place++ === nth % count.places ? value : v))
}
