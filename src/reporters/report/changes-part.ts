import type { Say } from '../../texts/say.ts'
import { signOf } from '../change-sign.ts'
import { hunkLines } from '../diff-text.ts'
import { printable } from '../printable.ts'
import { count } from '../words.ts'
import { html, type Markup } from './html.ts'
import type { ChangedStep, SharedChange } from './told-changes.ts'
import { hostsText } from './words.ts'

/** Changes of one step that are shown unfolded; more are folded away, such as one for each of many hosts. */
const MOST = 8

/** Changes by step; equal ones once, under the names of all their hosts. */
export const changesPart = (steps: readonly ChangedStep[], say: Say): Markup =>
  html`${steps.map(
    ({ step, title, changes }) => html`
<section class="changed-step"><h3><span class="step">${step}</span> <span class="title">${printable(say(title))}</span></h3>
<ul class="changes">${changes.slice(0, MOST).map(change => item(change, say))}</ul>
${changes.length > MOST && html`<details><summary>${count(say, changes.length - MOST, 'more change')}</summary><ul class="changes">${changes.slice(MOST).map(change => item(change, say))}</ul></details>`}
</section>`,
  )}`

const KINDS = { '+': 'adds', '~': 'alters', '-': 'takes away' } as const

function item({ summary, risk, diff, hosts, unproven }: SharedChange, say: Say): Markup {
  const sign = signOf(summary)
  const text = html`<span class="sign ${KINDS[sign].replace(' ', '-')}" aria-hidden="true">${sign}</span><span class="what">${printable(say(summary))}</span> <span class="hosts">${hostsText(hosts)}</span>${risk !== 'safe' && html` <span class="risk ${risk}">${say(risk)}</span>`}${unproven.length > 0 && html` <span class="risk unproven">${unproven.length < hosts.length ? say`not known to be made on ${hostsText(unproven)}` : say`not known to be made`}</span>`}`
  return html`<li>${diff ? html`<details><summary>${text}</summary>${diffPart(diff, say)}</details>` : text}</li>\n`
}

/** Lines of one diff that are shown. */
const MOST_LINES = 400

function diffPart(diff: string, say: Say): Markup {
  const hunks = hunkLines(diff)
  const left = hunks.length - MOST_LINES
  return html`<pre class="diff">${hunks.slice(0, MOST_LINES).map(line => html`<span class="${KIND_OF_LINE[line[0] ?? ''] ?? 'same'}">${line}\n</span>`)}${left > 0 && html`<span class="hunk">${count(say, left, 'more line')}</span>`}</pre>`
}

const KIND_OF_LINE: Readonly<Record<string, string>> = {
  '+': 'added',
  '-': 'removed',
  '@': 'hunk',
  '\\': 'hunk',
}
