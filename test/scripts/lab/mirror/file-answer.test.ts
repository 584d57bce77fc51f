import { describe, expect, test } from 'vitest'
import { answerFor } from '../../../../scripts/lab/mirror/file-answer.ts'

const file = { size: 100, mtimeMs: 1000 }
const etag = String(answerFor(file, {}).headers.ETag)

test('without a range the whole file', () => {
  const { status, headers, span } = answerFor(file, {})
  expect([status, headers['Content-Length'], span]).toEqual([200, 100, { start: 0, end: 99 }])
})

test('an empty file has no body', () => {
  expect(answerFor({ ...file, size: 0 }, {})).not.toHaveProperty('span')
})

describe('ranges', () => {
  test.each([
    ['bytes=10-19', 10, 19],
    ['bytes=90-', 90, 99],
    ['bytes=-5', 95, 99],
    ['bytes=50-500', 50, 99],
    ['bytes=-500', 0, 99],
  ])('%s', (range, start, end) => {
    const { status, headers, span } = answerFor(file, { range })
    expect(status).toBe(206)
    expect(span).toEqual({ start, end })
    expect(headers['Content-Range']).toBe(`bytes ${start}-${end}/100`)
    expect(headers['Content-Length']).toBe(end - start + 1)
  })

  test.each(['bytes=100-', 'bytes=9-5', 'bytes=-0'])('%s cannot be met', range => {
    expect(answerFor(file, { range }).status).toBe(416)
  })

  test('one that asks for several parts gets everything', () => {
    expect(answerFor(file, { range: 'bytes=0-1,5-6' }).status).toBe(200)
  })

  test('counts only while the file is the one that was begun', () => {
    expect(answerFor(file, { range: 'bytes=50-', ifRange: etag }).status).toBe(206)
    expect(answerFor(file, { range: 'bytes=50-', ifRange: '"other"' }).status).toBe(200)
  })
})

test('a file that the client has is not sent again', () => {
  expect(answerFor(file, { ifNoneMatch: etag }).status).toBe(304)
  expect(answerFor({ ...file, mtimeMs: 2000 }, { ifNoneMatch: etag }).status).toBe(200)
})
