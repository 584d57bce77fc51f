import { createHash } from 'node:crypto'
import type { Say } from '../../texts/say.ts'
import { printable } from '../printable.ts'
import { changesPart } from './changes-part.ts'
import { clusterPart } from './cluster-part.ts'
import { headPart } from './head-part.ts'
import { html, type Markup, sayMarkup, verbatim } from './html.ts'
import { findingsPart, incidentsPart } from './notes-part.ts'
import { pathPart } from './path-part.ts'
import type { RunView } from './run-view.ts'
import { stepsPart } from './steps-part.ts'
import { timelinePart } from './timeline-part.ts'
import { troublePart } from './trouble-part.ts'
import { dayText, verdict } from './words.ts'

/** What a page is made with, besides what it tells. */
export interface Making {
  /** The styles, and the program without which the page still works. */
  readonly css: string
  readonly script: string
  /** Of slipway. */
  readonly version: string
  readonly say: Say
  /** Milliseconds since 1970. */
  readonly now: number
}

interface Section {
  readonly id: string
  readonly title: string
  readonly body: Markup
}

function sectionsOf(view: RunView, say: Say): Section[] {
  const { troubles, steps, path, begun, left, incidents, findings } = view
  const when = (wanted: boolean, id: string, title: string, body: () => Markup) =>
    wanted ? [{ id, title, body: body() }] : []
  const wrong = findings.some(finding => finding.level === 'error')
  const checks = when(findings.length > 0, 'checks', say`Checks`, () => findingsPart(findings, say))
  return [
    ...when(troubles.length > 0, 'trouble', say`What went wrong`, () => troublePart(troubles, say)),
    ...(wrong ? checks : []),
    ...when(steps.length > 0, 'timeline', say`Timeline`, () => timelinePart(view, say)),
    ...when(path.length > 0, 'path', say`Critical path`, () => pathPart(view, say)),
    { id: 'cluster', title: say`Cluster`, body: clusterPart(view, say) },
    ...when(begun.length > 0, 'changes', say`Changes`, () => changesPart(begun, say)),
    ...when(left.length > 0, 'left', say`Planned and not begun`, () => changesPart(left, say)),
    ...when(steps.length > 0, 'steps', say`Steps`, () => stepsPart(steps, say)),
    ...when(incidents.length > 0, 'incidents', say`On the way`, () =>
      incidentsPart(incidents, say),
    ),
    ...(wrong ? [] : checks),
  ]
}

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** Nothing is fetched, and nothing runs or paints but what was made here. */
const policy = ({ css, script }: Making) =>
  `default-src 'none'; style-src ${hashOf(css)}; script-src ${hashOf(script)}; base-uri 'none'; form-action 'none'`

/** The report of a run: one HTML page that needs nothing else. */
export function page(view: RunView, making: Making): string {
  const { say } = making
  const sections = sectionsOf(view, say)
  return html`<!doctype html>
<html lang="${say.tag}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(making)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="slipway ${making.version}">
<title>${verdict(view, say)} · slipway ${printable(view.command)} ${printable(view.run)}</title>
<style>${verbatim(making.css)}</style>
</head>
<body>
<a class="skip" href="#report">${say`Skip to the report`}</a>
${headPart(view, sections, say)}
<main id="report">
${sections.map(({ id, title, body }) => html`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2>${body}</section>\n`)}
</main>
<footer><p>${sayMarkup(say)`Made by slipway ${making.version} on ${html`<time datetime="${new Date(making.now).toISOString()}">${dayText(making.now, say)}</time>`} from the journal of ${printable(view.cluster)}. This file needs no network and no other file.`}</p></footer>
<script>${verbatim(making.script)}</script>
</body>
</html>
`.toString()
}
