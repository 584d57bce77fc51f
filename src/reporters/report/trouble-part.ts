import { printable, printableLines } from '../printable.ts'
import { count } from '../words.ts'
import { html, type Markup } from './html.ts'
import type { Trouble } from './trouble.ts'
import { hostsText } from './words.ts'

/** Lines of a log that are shown; it is the end that tells why. */
const MOST_LINES = 200

/** Each problem with its cause, its cure, and what shows it. */
export const troublePart = (troubles: readonly Trouble[]): Markup =>
  html`${troubles.map(
    ({ problem, hosts, steps, blocks, logs }) => html`
<article class="trouble">
  <h3>${hosts.length > 0 ? hostsText(hosts) : 'The whole run'}${steps.length > 0 && html` <span class="step">${steps[0]}</span>${steps.length > 1 && ` and ${count(steps.length - 1, 'more step')}`}`}</h3>
  <p class="message">${printable(problem.message)} <span class="code">${problem.code}</span></p>
  ${problem.hint && html`<p class="cure"><strong>Try:</strong> ${printable(problem.hint)}</p>`}
  ${lines('What shows it', problem.evidence ?? [])}
  ${blocks > 0 && html`<p class="note">${count(blocks, 'step on a host', 'steps on hosts')} could not be tried because of it.</p>`}
  ${logs.map(log => folded(`What ${log.step} printed on ${log.host}`, log.text.trimEnd()))}
</article>`,
  )}`

const lines = (title: string, evidence: readonly string[]) =>
  evidence.length > 0 &&
  html`<figure><figcaption>${title}</figcaption><pre class="evidence">${evidence.flatMap(printableLines).join('\n')}</pre></figure>`

function folded(title: string, text: string): Markup {
  const all = printableLines(text)
  const shown = all.slice(-MOST_LINES)
  const left = all.length - shown.length
  return html`<details><summary>${printable(title)}</summary>
  ${left > 0 && html`<p class="note">The last ${MOST_LINES} of ${all.length} lines; <code>slipway logs</code> prints all.</p>`}
  <pre class="log">${shown.join('\n')}</pre></details>`
}
