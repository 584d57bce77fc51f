import type { Say } from '../../texts/say.ts'
import { formatDuration } from '../duration.ts'
import { printable } from '../printable.ts'
import { count } from '../words.ts'
import { place } from './axis.ts'
import { html, type Markup } from './html.ts'
import type { Passage } from './passage.ts'
import type { RunView } from './run-view.ts'
import { classOf } from './words.ts'

/** What the run's length is made of. */
export function pathPart({ path, span, lanes }: RunView, say: Say): Markup {
  const all = lanes.reduce(
    (sum, { rows }) => sum + rows.reduce((n, row) => n + row.passages.length, 0),
    0,
  )
  const own = path.reduce((sum, { from, to }) => sum + to - from, 0)
  const whole = span ? span.to - span.from : own
  const pieces = count(say, all, 'piece')
  const times = say`${formatDuration(own)} of ${formatDuration(whole)}`
  return html`
<p>${path.length === 1 ? say`This one of ${pieces} of work, took ${times}. To make the run shorter, make it shorter.` : say`These ${path.length} of ${pieces} of work, each of which waited for the one before it, took ${times}. To make the run shorter, make one of them shorter.`}</p>
<table class="path"><caption class="unseen">${say`The critical path, in the order of time`}</caption>
<thead><tr><th scope="col">${say`Step`}</th><th scope="col">${say`Host`}</th><th scope="col" class="number">${say`Began`}</th><th scope="col" class="number">${say`Took`}</th><th scope="col" class="share"><span class="unseen">${say`Share`}</span></th></tr></thead>
<tbody>${path.map(passage => row(passage, whole))}</tbody></table>`
}

function row({ step, host, result, from, to }: Passage, whole: number): Markup {
  const share = place(to - from, { from: 0, to: Math.max(1, whole) })
  return html`
<tr><th scope="row"><span class="step">${step}</span></th><td>${printable(host)}</td><td class="number">${formatDuration(from)}</td><td class="number">${formatDuration(to - from)}</td><td class="share"><span class="unseen">${Math.round(share)} %</span><svg width="100%" height="8" aria-hidden="true" focusable="false"><rect class="${classOf(result)}" width="${share}%" height="8" rx="1.5"/></svg></td></tr>`
}
