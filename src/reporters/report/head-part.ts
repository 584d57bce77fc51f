import { formatDuration } from '../duration.ts'
import { count } from '../words.ts'
import { between, html, type Markup } from './html.ts'
import type { RunView } from './run-view.ts'
import { dayText, ENDINGS, verdict } from './words.ts'

/** What the run was, how it ended, and where to find what in the page. */
export const headPart = (
  view: RunView,
  sections: readonly { readonly id: string; readonly title: string }[],
): Markup => html`
<header>
  <p class="kicker">${between([`slipway ${view.command}`, html`<span class="mono">${view.run}</span>`], ' · ')}</p>
  <h1 class="verdict ${view.outcome.replace(' ', '-')}">${verdict(view)}</h1>
  <p class="lead">Begun <time datetime="${new Date(view.startedAt).toISOString()}">${dayText(view.startedAt)}</time>; ${phases(view)}.</p>
  <dl class="figures">
    ${figure(formatDuration(view.took), 'in all')}
    ${figure(String(view.hosts.length), view.hosts.length === 1 ? 'host' : 'hosts')}
    ${ENDINGS.filter(ending => view.counts[ending] > 0).map(ending =>
      figure(String(view.counts[ending]), ending, ending.replace(' ', '-')),
    )}
  </dl>
  <nav aria-label="Sections"><ul>
    ${sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>\n`)}
  </ul></nav>
</header>`

const figure = (value: string, name: string, kind = '') =>
  html`<div class="${kind}"><dt>${name}</dt><dd>${value}</dd></div>\n`

function phases({ planned, span, took, hosts, outcome }: RunView): string {
  const running = outcome === 'at work' ? 'so far ' : ''
  if (planned === undefined)
    return `${running}${formatDuration(took)} of asking ${count(hosts.length, 'host')}, without an answer from which a plan could be made`
  const asked = `${formatDuration(planned)} to ask ${count(hosts.length, 'host')} and to plan`
  if (!span) return `${running}${asked}; then there was nothing to do, or it was not to be`
  const idle = span.from - planned
  const before = idle > 2000 ? `, ${formatDuration(idle)} until work began` : ''
  return `${running}${asked}${before}, ${formatDuration(span.to - span.from)} of work`
}
