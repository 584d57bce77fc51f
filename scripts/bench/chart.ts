import type { Result } from './result.ts'
import { digits, median } from './statistics.ts'

const LABEL = 215
const PLOT = 470
const BAR = 15
const GAP = 5
const HEAD = 26
const WIDTH = LABEL + PLOT + 70

/** Readable on white and on black; slipway stands out by brightness as well as by hue. */
const STYLE = `text{font:12px system-ui,sans-serif;fill:#24292f}.h{font-weight:600}.n{fill:#57606a}
rect{fill:#8c959f}.own{fill:#0969da}line{stroke:#d0d7de}
@media(prefers-color-scheme:dark){text{fill:#e6edf3}.n{fill:#9da7b3}rect{fill:#6e7681}.own{fill:#58a6ff}line{stroke:#30363d}}`

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Powers of ten around all values, by their exponents. */
export function decades(values: readonly number[]): readonly [number, number] {
  const low = Math.floor(Math.log10(Math.min(...values)))
  const high = Math.ceil(Math.log10(Math.max(...values)))
  return [low, Math.max(high, low + 1)]
}

/** Bars of medians, in seconds on a logarithmic scale, one group for each result. */
export function chart(results: readonly Result[]): string {
  const groups = results.map(({ title, contenders }) => ({
    title,
    bars: contenders.map(({ name, samples }) => ({
      name,
      seconds: median(samples.map(s => s.wall)),
    })),
  }))
  const [low, high] = decades(groups.flatMap(g => g.bars.map(b => b.seconds)))
  const x = (seconds: number) => LABEL + (PLOT * (Math.log10(seconds) - low)) / (high - low)
  const parts: string[] = []
  let y = 4
  for (const { title, bars } of groups) {
    parts.push(`<text class="h" x="4" y="${y + 17}">${escaped(title)}</text>`)
    y += HEAD
    for (const { name, seconds } of bars) {
      const own = name.startsWith('slipway') ? ' class="own"' : ''
      const width = Math.max(1, x(seconds) - LABEL).toFixed(1)
      parts.push(
        `<text x="${LABEL - 8}" y="${y + 12}" text-anchor="end">${escaped(name)}</text>`,
        `<rect${own} x="${LABEL}" y="${y}" width="${width}" height="${BAR}" rx="2"/>`,
        `<text class="n" x="${(x(seconds) + 6).toFixed(1)}" y="${y + 12}">${digits(seconds)} s</text>`,
      )
      y += BAR + GAP
    }
    y += 8
  }
  const grid = Array.from({ length: high - low + 1 }, (_, i) => low + i).flatMap(power => {
    const at = x(10 ** power).toFixed(1)
    return [
      `<line x1="${at}" y1="4" x2="${at}" y2="${y}"/>`,
      `<text class="n" x="${at}" y="${y + 14}" text-anchor="middle">${digits(10 ** power)} s</text>`,
    ]
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${y + 20}" role="img" aria-label="Seconds by work and contender, on a logarithmic scale">
<style>${STYLE}</style>
${[...grid, ...parts].join('\n')}
</svg>
`
}
