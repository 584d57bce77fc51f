import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MarkedText } from '../../src/transport/marked-text.ts'

const feed = (chunks: readonly string[]) => {
  const lines: string[] = []
  const text = new MarkedText('MARK', line => lines.push(line))
  for (const chunk of chunks) text.push(chunk)
  text.end()
  return { text: text.text, noise: text.noise, started: text.started, lines }
}

describe('MarkedText', () => {
  const cases: [name: string, chunks: string[], expected: ReturnType<typeof feed>][] = [
    [
      'nothing before the mark',
      ['MARK\na\n', 'b\n'],
      { text: 'a\nb\n', noise: '', started: true, lines: ['a', 'b'] },
    ],
    [
      'noise without newline',
      ['hello', 'MARK\na'],
      { text: 'a', noise: 'hello', started: true, lines: ['a'] },
    ],
    ['no mark', ['sudo: no\n'], { text: '', noise: 'sudo: no\n', started: false, lines: [] }],
    [
      'the mark once more',
      ['MARK\nMARK\n'],
      { text: 'MARK\n', noise: '', started: true, lines: ['MARK'] },
    ],
    ['empty lines', ['MARK\n\n\n'], { text: '\n\n', noise: '', started: true, lines: ['', ''] }],
  ]
  test.each(cases)('%s', (_, chunks, expected) => {
    expect(feed(chunks)).toEqual(expected)
  })

  test('how the text is cut into chunks makes no difference', () => {
    const piece = fc.oneof(fc.constantFrom('MARK', '\n', 'MA', 'RK\n', 'é'), fc.string())
    fc.assert(
      fc.property(fc.array(piece), fc.array(fc.nat(40)), (pieces, cuts) => {
        const whole = pieces.join('')
        const chunks: string[] = []
        let rest = whole
        for (const cut of cuts) {
          chunks.push(rest.slice(0, cut))
          rest = rest.slice(cut)
        }
        expect(feed([...chunks, rest])).toEqual(feed([whole]))
      }),
    )
  })
})
