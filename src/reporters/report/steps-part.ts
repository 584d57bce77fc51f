import type { Say } from '../../texts/say.ts'
import { formatDuration } from '../duration.ts'
import { printable } from '../printable.ts'
import { html, type Markup } from './html.ts'
import type { StepTimes } from './step-times.ts'
import { countsText } from './words.ts'

/** What became of each step, and how long it took. */
export const stepsPart = (steps: readonly StepTimes[], say: Say): Markup => html`
<table class="steps"><caption class="unseen">${say`Steps, in their order`}</caption>
<thead><tr><th scope="col">${say`Step`}</th><th scope="col" class="number">${say`Hosts`}</th><th scope="col">${say`Result`}</th><th scope="col" class="number">${say`Median`}</th><th scope="col" class="number">${say`Longest`}</th></tr></thead>
<tbody>${steps.map(times => row(times, say))}</tbody></table>`

const row = ({ step, title, hosts, counts, median, longest }: StepTimes, say: Say) => html`
<tr><th scope="row"><span class="step">${step}</span> <span class="title">${printable(say(title))}</span></th><td class="number">${hosts}</td><td>${countsText(counts, say)}</td><td class="number">${median === undefined ? '–' : formatDuration(median)}</td><td class="number">${longest ? html`${formatDuration(longest.took)}${hosts > 1 && html` <span class="at">${printable(longest.host)}</span>`}` : '–'}</td></tr>`
