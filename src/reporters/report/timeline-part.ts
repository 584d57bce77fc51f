import type { Say } from '../../texts/say.ts'
import { formatDuration, tookText } from '../duration.ts'
import { changesText } from '../pair-text.ts'
import { printable } from '../printable.ts'
import { count } from '../words.ts'
import { grid, laneChart } from './chart.ts'
import { html, type Markup } from './html.ts'
import type { Lane } from './lane.ts'
import { type Passage, wasAtWork } from './passage.ts'
import type { RunView } from './run-view.ts'
import { classOf, countsText } from './words.ts'

/** From here on bars are low, and only the hosts that a reader looks for first are unfolded. */
const MANY = 24

/** A lane per host, to be opened for its steps. */
export function timelinePart({ lanes, span, path, counts }: RunView, say: Say): Markup {
  if (!span) return html`<p>${say`Nothing was at work on any host.`}</p>`
  const critical = new Set(path.map(passage => passage.key))
  const many = lanes.length > MANY
  const draw = (lane: Lane) => lanePart(lane, laneChart(lane, span, { many, critical, say }), say)
  const first = many ? lanes.toSorted(byInterest(critical)).slice(0, MANY) : lanes
  const chosen = new Set(first)
  const rest = lanes.filter(lane => !chosen.has(lane))
  const legend = [
    ...(['changed', 'failed', 'cut off'] as const).filter(ending => counts[ending] > 0),
    ...(lanes.some(lane => lane.passages.some(p => p.result === 'unchanged' && wasAtWork(p)))
      ? (['unchanged'] as const)
      : []),
  ]
  const waits = lanes.some(lane => lane.waits.length > 0)
  const pauses = lanes.some(lane => lane.passages.some(p => p.retries.length > 0))
  return html`
<p class="note">${say`Times count from the beginning of the run. Open a host to see its steps.`}</p>
<ul class="legend" aria-label="${say`Legend`}">
  ${legend.map(ending => html`<li><span class="swatch ${classOf(ending)}"></span>${say(ending)}</li>`)}
  ${critical.size > 0 && html`<li><span class="swatch changed crucial"></span>${say`on the critical path`}</li>`}
  ${waits && html`<li><span class="swatch waiting"></span>${say`waits for another host`}</li>`}
  ${pauses && html`<li><span class="swatch pausing"></span>${say`waits to try again`}</li>`}
</ul>
${lanes.length > 3 && tools(say)}
<div class="lanes">
${grid(span)}
${first.map(draw)}
${rest.length > 0 && html`<details class="rest"><summary>${restText(rest, say)}</summary>${rest.map(draw)}</details>`}
</div>`
}

function restText(rest: readonly Lane[], say: Say): string {
  const hosts = count(say, rest.length, 'more host')
  return rest.some(isInTrouble)
    ? say`${hosts}, none of them in trouble that those above do not have`
    : say`${hosts}, none of them in trouble`
}

const tools = (say: Say) => html`
<form class="tools" hidden role="search" aria-label="${say`Hosts of the timeline`}">
  <label>${say`Host`} <input type="search" name="host" autocomplete="off" spellcheck="false" placeholder="${say`part of its name`}"></label>
  <label><input type="checkbox" name="trouble"> ${say`only hosts in trouble`}</label>
  <output aria-live="polite" data-told="${say`${'#'} of ${'##'} hosts`}"></output>
</form>`

const isInTrouble = ({ counts }: Lane): boolean =>
  Boolean(counts.failed || counts.blocked || counts['cut off'])

/** Hosts with failures, then those in trouble, then those on the critical path, then those that were at work longest. */
const byInterest = (critical: ReadonlySet<string>) => (a: Lane, b: Lane) =>
  rank(a, critical) - rank(b, critical) || b.busy - a.busy

const rank = ({ counts, passages }: Lane, critical: ReadonlySet<string>) => {
  if (counts.failed) return 0
  if (passages.some(p => critical.has(p.key))) return 1
  return counts.blocked || counts['cut off'] ? 2 : 3
}

const lanePart = (lane: Lane, chart: Markup, say: Say) => html`
<details class="lane" data-host="${lane.host}"${isInTrouble(lane) && html` data-trouble`}>
<summary><span class="who"><strong>${printable(lane.host)}</strong> <span class="tally">${countsText(lane.counts, say)}</span></span>${chart}</summary>
${stepTable(lane, say)}
</details>`

function stepTable({ host, passages, busy }: Lane, say: Say): Markup {
  const told = passages.filter(
    p => wasAtWork(p) || p.result === 'blocked' || p.result === 'not begun',
  )
  const idle = passages.filter(p => !told.includes(p)).map(p => p.step)
  return html`<div class="inside">
${
  told.length > 0 &&
  html`<table><caption>${say`Steps on ${printable(host)}, at work for ${formatDuration(busy)}`}</caption>
<thead><tr><th scope="col">${say`Step`}</th><th scope="col" class="number">${say`Began`}</th><th scope="col" class="number">${say`Took`}</th><th scope="col">${say`Result`}</th></tr></thead>
<tbody>${told.map(passage => row(passage, say))}</tbody></table>`
}
${idle.length > 0 && html`<p class="note">${say`As wanted already: ${idle.join(', ')}.`}</p>`}
</div>`
}

const row = (passage: Passage, say: Say) => html`
<tr><th scope="row"><span class="step">${passage.step}</span></th><td class="number">${wasAtWork(passage) ? formatDuration(passage.from) : '–'}</td><td class="number">${tookText(passage.to - passage.from, '–')}</td><td><span class="result ${classOf(passage.result)}">${say(passage.result)}</span> ${why(passage, say)}</td></tr>`

function why({ blockedBy, problem, begun, retries }: Passage, say: Say): string {
  if (problem) return printable(say(problem.message))
  if (blockedBy)
    return blockedBy.length > 0 ? say`needs ${blockedBy.join(', ')}` : say`the run was stopped`
  const made = changesText({ changes: (begun ?? []).map(change => change.summary) }, say)
  return retries.length > 0 ? say`${made} (tried ${retries.length + 1} times)` : made
}
