import type { Say } from '../../texts/say.ts'
import { formatDuration } from '../duration.ts'
import { count } from '../words.ts'
import { between, html, type Markup, sayMarkup } from './html.ts'
import type { RunView } from './run-view.ts'
import { dayText, ENDINGS, verdict } from './words.ts'

/** What the run was, how it ended, and where to find what in the page. */
export const headPart = (
  view: RunView,
  sections: readonly { readonly id: string; readonly title: string }[],
  say: Say,
): Markup => html`
<header>
  <p class="kicker">${between([`slipway ${view.command}`, html`<span class="mono">${view.run}</span>`], ' · ')}</p>
  <h1 class="verdict ${view.outcome.replace(' ', '-')}">${verdict(view, say)}</h1>
  <p class="lead">${sayMarkup(say)`Begun ${html`<time datetime="${new Date(view.startedAt).toISOString()}">${dayText(view.startedAt, say)}</time>`}; ${phases(view, say)}.`}</p>
  <dl class="figures">
    ${figure(formatDuration(view.took), say`in all`)}
    ${figure(String(view.hosts.length), view.hosts.length === 1 ? say`host` : say`hosts`)}
    ${ENDINGS.filter(ending => view.counts[ending] > 0).map(ending =>
      figure(String(view.counts[ending]), say(ending), ending.replace(' ', '-')),
    )}
  </dl>
  <nav aria-label="${say`Sections`}"><ul>
    ${sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>\n`)}
  </ul></nav>
</header>`

const figure = (value: string, name: string, kind = '') =>
  html`<div class="${kind}"><dt>${name}</dt><dd>${value}</dd></div>\n`

function phases({ planned, span, took, hosts, outcome }: RunView, say: Say): string {
  const so = (text: string) => (outcome === 'at work' ? say`so far ${text}` : text)
  const all = count(say, hosts.length, 'host')
  if (planned === undefined)
    return so(
      say`${formatDuration(took)} of asking ${all}, without an answer from which a plan could be made`,
    )
  const asked = say`${formatDuration(planned)} to ask ${all} and to plan`
  if (!span) return so(say`${asked}; then there was nothing to do, or it was not to be`)
  const idle = span.from - planned
  const before = idle > 2000 ? say`${asked}, ${formatDuration(idle)} until work began` : asked
  return so(say`${before}, ${formatDuration(span.to - span.from)} of work`)
}
