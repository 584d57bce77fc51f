import { describe, expect, test } from 'vitest'
import { type Cast, castText, readCast, readScript } from '../../../scripts/record/cast.ts'
import { PROMPT, paces, shownAt } from '../../../scripts/record/pace.ts'
import { Screen } from '../../../scripts/record/screen.ts'
import { svg } from '../../../scripts/record/svg.ts'

const shown = (text: string, columns = 20, rows = 4) => {
  const screen = new Screen(columns, rows)
  screen.write(text)
  return screen.lines()
}
const texts = (...args: Parameters<typeof shown>) =>
  shown(...args).map(line => line.map(({ text }) => text).join(''))

describe('the screen', () => {
  test('scrolls, wraps, and goes back', () => {
    expect(texts('a\r\nb\r\nc\r\nd\r\ne')).toEqual(['b', 'c', 'd', 'e'])
    expect(texts('abcdef', 4)).toEqual(['abcd', 'ef', '', ''])
    expect(texts('abc\rX\bY')).toEqual(['Ybc', '', '', ''])
  })

  test('lets a window at the bottom be drawn anew, as ora does', () => {
    const clear = '\x1b[1G\x1b[2K\x1b[1A\x1b[2K'
    expect(texts(`\x1b[?25l⠋ a\r\n b${clear}⠙ c\r\n d`)).toEqual(['⠙ c', ' d', '', ''])
  })

  test('clears to the end of the line and of the screen', () => {
    expect(texts('abc\r\ndef\r\nghi\x1b[2;2H\x1b[J')).toEqual(['abc', 'd', '', ''])
    expect(texts('abc\x1b[2G\x1b[K')).toEqual(['a', '', '', ''])
    expect(texts('abc\r\nd\x1b[H\x1b[2J')).toEqual(['', '', '', ''])
  })

  test('remembers colours, bold and dim', () => {
    expect(shown('\x1b[32m✔\x1b[39m \x1b[1mx\x1b[22m \x1b[2my\x1b[0mz')[0]).toEqual([
      { text: '✔', look: { color: 'green' } },
      { text: ' ', look: {} },
      { text: 'x', look: { bold: true } },
      { text: ' ', look: {} },
      { text: 'y', look: { dim: true } },
      { text: 'z', look: {} },
    ])
  })
})

describe('the recording', () => {
  const cast: Cast = {
    width: 20,
    height: 2,
    title: 'a & b',
    timestamp: 1,
    output: [
      [0, '$ '],
      [0.1, 'x<y'],
      [3, '\r\nz'],
    ],
  }

  test('is read from the two logs of script, with characters that were cut put together', () => {
    const said = Buffer.from('a✔b')
    const out = Buffer.concat([Buffer.from('Script started\n'), said])
    const timing = 'H 0.0 SHELL bash\nO 0.5 2\nI 0.25 1\nO 0.25 3\n'
    expect(readScript(out, timing)).toEqual([
      [0.5, 'a'],
      [1, '✔b'],
    ])
  })

  test('is written as asciinema reads it, and read again', () => {
    const text = castText(cast)
    expect(JSON.parse(text.split('\n')[0] ?? '')).toMatchObject({ version: 2, width: 20 })
    expect(text.split('\n')[2]).toBe('[0.1,"o","x<y"]')
    expect(readCast(text)).toEqual(cast)
  })

  test('becomes a picture that shows each screen in its turn', () => {
    const picture = svg(cast, { perSecond: 1, speed: 2, rest: 1 })
    expect(picture).toContain('<title>a &amp; b</title>')
    expect(picture.match(/<g class="f"/g)).toHaveLength(2)
    // The second screen comes at 3 s of 5, whatever the speed.
    expect(picture).toContain(
      '@keyframes f1{0%{visibility:hidden}60.000%{visibility:visible}100%{visibility:visible}}',
    )
    expect(picture).toContain('x&lt;y')
  })
})

describe('the pace', () => {
  const head = { width: 20, height: 3, title: 't', timestamp: 1 }
  const cast: Cast = {
    ...head,
    output: [
      [0, PROMPT],
      [2, 'slow'],
      [3, '\r\n'],
      [10, 'half'],
      [33, `done\r\n${PROMPT}`],
      [34, 'quick\r\n'],
      [36, PROMPT],
    ],
  }

  test('is faster while one would wait longer for a command than one has patience', () => {
    expect(paces(cast, 10)).toEqual([{ from: 3, to: 33, speed: 3 }])
    expect(paces(cast, 8)).toEqual([{ from: 3, to: 33, speed: 4 }])
    expect(paces(cast, 30)).toEqual([])
    // A command that never ends is shown as it is.
    expect(paces({ ...head, output: cast.output.slice(0, 4) }, 1)).toEqual([])
  })

  test('leaves what comes before and after as it was', () => {
    const shown = shownAt(paces(cast, 10))
    expect([0, 3, 18, 33, 36].map(shown)).toEqual([0, 3, 8, 13, 16])
  })

  test('is told in the picture while it lasts', () => {
    const picture = svg(cast, { patience: 10, rest: 4 })
    expect(picture).toContain('>3 times as fast</text>')
    // From 3 s to 13 s of the 20 that the picture takes.
    expect(picture).toContain('15.000%{visibility:visible}65.000%,100%{visibility:hidden}')
    expect(svg(cast)).not.toContain('times as fast')
  })
})
