import type { Stats } from 'node:fs'

/** What to send of a file, decided from the request's headers alone. */
export interface FileAnswer {
  readonly status: 200 | 206 | 304 | 416
  readonly headers: Record<string, string | number>
  /** First and last byte, both included; nothing means no body. */
  readonly span?: { readonly start: number; readonly end: number }
}

export interface FileQuestion {
  readonly range?: string | undefined
  readonly ifNoneMatch?: string | undefined
  readonly ifRange?: string | undefined
}

export function answerFor(
  file: Pick<Stats, 'size' | 'mtimeMs'>,
  question: FileQuestion,
): FileAnswer {
  const etag = `"${file.size.toString(16)}-${Math.trunc(file.mtimeMs).toString(16)}"`
  const headers = {
    ETag: etag,
    'Last-Modified': new Date(file.mtimeMs).toUTCString(),
    'Accept-Ranges': 'bytes',
  }
  if (question.ifNoneMatch === etag) return { status: 304, headers }
  const rangeCounts = question.ifRange === undefined || question.ifRange === etag
  const range = rangeCounts ? /^bytes=(\d*)-(\d*)$/.exec(question.range ?? '') : null
  if (!range || (range[1] === '' && range[2] === '')) {
    const body = file.size > 0 ? { span: { start: 0, end: file.size - 1 } } : {}
    return { status: 200, headers: { ...headers, 'Content-Length': file.size }, ...body }
  }
  const span = spanOf(file.size, String(range[1]), String(range[2]))
  if (!span) return { status: 416, headers: { 'Content-Range': `bytes */${file.size}` } }
  return {
    status: 206,
    headers: {
      ...headers,
      'Content-Range': `bytes ${span.start}-${span.end}/${file.size}`,
      'Content-Length': span.end - span.start + 1,
    },
    span,
  }
}

/** `5-9`, `5-` (from there on) or `-5` (the last five). */
function spanOf(size: number, first: string, last: string) {
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first)
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1)
  return start <= end ? { start, end } : undefined
}
