import { formatDuration } from '../duration.ts'
import { printable } from '../printable.ts'
import { html, type Markup } from './html.ts'
import type { StepTimes } from './step-times.ts'
import { countsText } from './words.ts'

/** What became of each step, and how long it took. */
export const stepsPart = (steps: readonly StepTimes[]): Markup => html`
<table class="steps"><caption class="unseen">Steps, in their order</caption>
<thead><tr><th scope="col">Step</th><th scope="col" class="number">Hosts</th><th scope="col">Result</th><th scope="col" class="number">Median</th><th scope="col" class="number">Longest</th></tr></thead>
<tbody>${steps.map(row)}</tbody></table>`

const row = ({ step, title, hosts, counts, median, longest }: StepTimes) => html`
<tr><th scope="row"><span class="step">${step}</span> <span class="title">${printable(title)}</span></th><td class="number">${hosts}</td><td>${countsText(counts)}</td><td class="number">${median === undefined ? '–' : formatDuration(median)}</td><td class="number">${longest ? html`${formatDuration(longest.took)}${hosts > 1 && html` <span class="at">${printable(longest.host)}</span>`}` : '–'}</td></tr>`
