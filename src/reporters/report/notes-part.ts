import type { Finding } from '../../core/plan.ts'
import { formatDuration } from '../duration.ts'
import { groupBy } from '../group.ts'
import { printable } from '../printable.ts'
import { count } from '../words.ts'
import { html, type Markup } from './html.ts'
import type { Incident } from './incident.ts'
import { hostsText } from './words.ts'

/** What the run met and got over. */
export const incidentsPart = (incidents: readonly Incident[]): Markup => html`
<table class="incidents"><caption class="unseen">What the run met and got over, in the order of time</caption>
<thead><tr><th scope="col" class="number">At</th><th scope="col">Host</th><th scope="col">What</th></tr></thead>
<tbody>${incidents.map(
  ({ at, host, what }) => html`
<tr><td class="number">${formatDuration(at)}</td><th scope="row">${printable(host)}</th><td>${printable(what)}</td></tr>`,
)}</tbody></table>`

/** What checks found before anything was touched; what is well is folded away. */
export function findingsPart(findings: readonly Finding[]): Markup {
  const of = (level: Finding['level']) => findings.filter(finding => finding.level === level)
  const well = of('ok')
  return html`
${[...of('error'), ...of('warning')].length > 0 && html`<ul class="findings">${alike(of('error'))}${alike(of('warning'))}</ul>`}
${well.length > 0 && html`<details><summary>${count(well.length, 'finding that is', 'findings that are')} well</summary><ul class="findings">${alike(well)}</ul></details>`}`
}

const alike = (findings: readonly Finding[]) =>
  [...groupBy(findings, f => JSON.stringify([f.message, f.hint])).values()].map(group =>
    group.slice(0, 1).map(
      ({ level, message, hint }) => html`
<li class="${level}"><span class="level">${level}</span> <strong>${hostsText([...new Set(group.map(f => f.host))])}</strong>: ${printable(message)}${hint && html`<span class="cure"><strong>Try:</strong> ${printable(hint)}</span>`}</li>`,
    ),
  )
