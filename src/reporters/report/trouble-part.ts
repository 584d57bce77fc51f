import type { Say } from '../../texts/say.ts'
import { printable, printableLines } from '../printable.ts'
import { saidEvidence } from '../problem-text.ts'
import { count } from '../words.ts'
import { html, type Markup, sayMarkup } from './html.ts'
import type { Trouble } from './trouble.ts'
import { hostsText } from './words.ts'

/** Lines of a log that are shown; it is the end that tells why. */
const MOST_LINES = 200

/** Each problem with its cause, its cure, and what shows it. */
export const troublePart = (troubles: readonly Trouble[], say: Say): Markup =>
  html`${troubles.map(
    ({ problem, hosts, steps, blocks, logs }) => html`
<article class="trouble">
  <h3>${hosts.length > 0 ? hostsText(hosts) : say`The whole run`}${steps.length > 0 && html` <span class="step">${steps[0]}</span>${steps.length > 1 && say` and ${count(say, steps.length - 1, 'more step')}`}`}</h3>
  <p class="message">${printable(say(problem.message))} <span class="code">${problem.code}</span></p>
  ${problem.hint && html`<p class="cure"><strong>${say`Try:`}</strong> ${printable(say(problem.hint))}</p>`}
  ${lines(say`What shows it`, saidEvidence(problem, say))}
  ${blocks > 0 && html`<p class="note">${say`${count(say, blocks, 'step on a host', 'steps on hosts')} could not be tried because of it.`}</p>`}
  ${logs.map(log => folded(say`What ${log.step} printed on ${log.host}`, log.text.trimEnd(), say))}
</article>`,
  )}`

const lines = (title: string, evidence: readonly string[]) =>
  evidence.length > 0 &&
  html`<figure><figcaption>${title}</figcaption><pre class="evidence">${evidence.flatMap(printableLines).join('\n')}</pre></figure>`

function folded(title: string, text: string, say: Say): Markup {
  const all = printableLines(text)
  const shown = all.slice(-MOST_LINES)
  const left = all.length - shown.length
  return html`<details><summary>${printable(title)}</summary>
  ${left > 0 && html`<p class="note">${sayMarkup(say)`The last ${MOST_LINES} of ${all.length} lines; ${html`<code>slipway logs</code>`} prints all.`}</p>`}
  <pre class="log">${shown.join('\n')}</pre></details>`
}
