import type { Finding } from '../../core/plan.ts'
import type { Say } from '../../texts/say.ts'
import { formatDuration } from '../duration.ts'
import { groupBy } from '../group.ts'
import { printable } from '../printable.ts'
import { count } from '../words.ts'
import { html, type Markup } from './html.ts'
import type { Incident } from './incident.ts'
import { hostsText } from './words.ts'

/** What the run met and got over. */
export const incidentsPart = (incidents: readonly Incident[], say: Say): Markup => html`
<table class="incidents"><caption class="unseen">${say`What the run met and got over, in the order of time`}</caption>
<thead><tr><th scope="col" class="number">${say`At`}</th><th scope="col">${say`Host`}</th><th scope="col">${say`What`}</th></tr></thead>
<tbody>${incidents.map(
  ({ at, host, what }) => html`
<tr><td class="number">${formatDuration(at)}</td><th scope="row">${printable(host)}</th><td>${printable(what(say))}</td></tr>`,
)}</tbody></table>`

/** What checks found before anything was touched; what is well is folded away. */
export function findingsPart(findings: readonly Finding[], say: Say): Markup {
  const of = (level: Finding['level']) => findings.filter(finding => finding.level === level)
  const well = of('ok')
  return html`
${[...of('error'), ...of('warning')].length > 0 && html`<ul class="findings">${alike(of('error'), say)}${alike(of('warning'), say)}</ul>`}
${well.length > 0 && html`<details><summary>${count(say, well.length, 'finding that is well', 'findings that are well')}</summary><ul class="findings">${alike(well, say)}</ul></details>`}`
}

const alike = (findings: readonly Finding[], say: Say) =>
  [...groupBy(findings, f => JSON.stringify([f.message, f.hint])).values()].map(group =>
    group.slice(0, 1).map(
      ({ level, message, hint }) => html`
<li class="${level}"><span class="level">${say(level)}</span> <strong>${hostsText([...new Set(group.map(f => f.host))])}</strong>: ${printable(say(message))}${hint && html`<span class="cure"><strong>${say`Try:`}</strong> ${printable(say(hint))}</span>`}</li>`,
    ),
  )
