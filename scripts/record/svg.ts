import type { Cast } from './cast.ts'
import { paces, shownAt } from './pace.ts'
import { type Look, Screen, type Stretch } from './screen.ts'

const FONT = 14
const WIDTH = 8.43
const HEIGHT = 18
const EDGE = 14
const BACKGROUND = '#0d1117'

/** Of a dark terminal; green and red can be told apart by brightness too. */
const COLORS: Readonly<Record<string, string>> = {
  black: '#6e7681',
  red: '#ff7b72',
  green: '#3fb950',
  yellow: '#d29922',
  blue: '#58a6ff',
  magenta: '#bc8cff',
  cyan: '#39c5cf',
  white: '#e6edf3',
}

export interface SvgOptions {
  /** Screens that are kept for each second of the recording; what came between them is not shown. */
  readonly perSecond?: number
  /** How many times faster than recorded. */
  readonly speed?: number
  /** Commands that take longer than so many seconds are played faster, and the picture says how much. */
  readonly patience?: number
  /** Seconds for which the last screen stays before all begins anew. */
  readonly rest?: number
}

interface Frame {
  readonly at: number
  readonly lines: readonly (readonly Stretch[])[]
}

/** Screens that differ, with the second at which each was first seen. */
function frames({ width, height, output }: Cast, perSecond: number): Frame[] {
  const screen = new Screen(width, height)
  const found: Frame[] = []
  let slot = -1
  const keep = (at: number) => {
    const lines = screen.lines()
    if (JSON.stringify(found.at(-1)?.lines) !== JSON.stringify(lines)) found.push({ at, lines })
  }
  let last = 0
  for (const [at, text] of output) {
    const now = Math.floor(at * perSecond)
    if (now !== slot && slot !== -1) keep(last)
    slot = now
    last = at
    screen.write(text)
  }
  keep(last)
  return found
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const attributes = ({ color, bold, dim }: Look) =>
  [
    ...(color ? [`fill="${COLORS[color]}"`] : []),
    ...(bold ? ['font-weight="bold"'] : []),
    ...(dim ? ['opacity=".6"'] : []),
  ].join(' ')

function lineText(line: readonly Stretch[]): string {
  let column = 0
  const spans = line.map(({ text, look }) => {
    const x = (column * WIDTH).toFixed(1)
    column += [...text].length
    return `<tspan x="${x}" ${attributes(look)}>${escaped(text)}</tspan>`
  })
  return spans.join('')
}

/** Told in the corner while it is so. */
const badge = (speed: number, i: number, width: number) => {
  const text = `${speed} times as fast`
  const room = text.length * WIDTH + EDGE
  return `
<g class="f" style="animation-name:p${i}">
<rect x="${(width - EDGE - room).toFixed(0)}" y="${EDGE - 3}" width="${(room + EDGE - 3).toFixed(0)}" height="${FONT + 8}" fill="${BACKGROUND}"/>
<text x="${width - EDGE}" y="${EDGE + FONT}" text-anchor="end" style="fill:#d29922">${text}</text>
</g>`
}

/**
 * A recording as a picture that moves by itself, also where no script may run. Each line of text is in it once;
 * a screen is made of references to them, and shown while its turn lasts.
 */
export function svg(recorded: Cast, options: SvgOptions = {}): string {
  const { perSecond = 2, speed = 1, rest = 4, patience = Number.POSITIVE_INFINITY } = options
  const fast = paces(recorded, patience)
  const shown = shownAt(fast)
  const cast = {
    ...recorded,
    output: recorded.output.map(([at, text]) => [shown(at), text] as const),
  }
  const all = frames(cast, perSecond)
  const length = ((all.at(-1)?.at ?? 0) + rest * speed) / speed
  const ids = new Map<string, number>()
  const idOf = (text: string) => {
    if (!ids.has(text)) ids.set(text, ids.size)
    return ids.get(text)
  }
  const percent = (at: number) => ((at / speed / length) * 100).toFixed(3)
  const groups = all.map(({ lines }, i) => {
    const uses = lines.flatMap((line, y) =>
      line.length === 0 ? [] : [`<use href="#l${idOf(lineText(line))}" y="${y * HEIGHT}"/>`],
    )
    return `<g class="f" style="animation-name:f${i}">${uses.join('')}</g>`
  })
  const turns = all.map(({ at }, i) => {
    const from = i === 0 ? '0' : percent(at)
    const next = all[i + 1]
    const hidden = next ? `${percent(next.at)}%,100%{visibility:hidden}` : ''
    const before = i === 0 ? '' : '0%{visibility:hidden}'
    const to = next ? '' : '100%{visibility:visible}'
    return `@keyframes f${i}{${before}${from}%{visibility:visible}${hidden}${to}}`
  })
  const badges = fast.map(({ from, to }, i) => {
    const hidden = '{visibility:hidden}'
    return `@keyframes p${i}{0%${hidden}${percent(shown(from))}%{visibility:visible}${percent(shown(to))}%,100%${hidden}}`
  })
  const width = Math.ceil(cast.width * WIDTH + 2 * EDGE)
  const height = cast.height * HEIGHT + 2 * EDGE
  const texts = [...ids].map(
    ([text, id]) => `<text id="l${id}" xml:space="preserve">${text}</text>`,
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">
<title>${escaped(cast.title)}</title>
<style>
text{font:${FONT}px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;fill:#e6edf3;white-space:pre}
.f{visibility:hidden;animation:${length.toFixed(2)}s step-end infinite}
${[...turns, ...badges].join('\n')}
</style>
<defs>
${texts.join('\n')}
</defs>
<rect width="100%" height="100%" rx="8" fill="${BACKGROUND}"/>
<g transform="translate(${EDGE} ${EDGE + FONT})">
${groups.join('\n')}
</g>${fast.map((pace, i) => badge(pace.speed, i, width)).join('')}
</svg>
`
}
