import { readFileSync } from 'node:fs'
import { english, type Say } from '../texts/say.ts'
import { type Making, page } from './report/page.ts'
import { type Material, runView } from './report/run-view.ts'

const asset = (name: string) =>
  readFileSync(new URL(`../../templates/report/${name}`, import.meta.url), 'utf8')

/** The report of a run as a whole HTML file; undefined where the records are not those of a run. */
export function report(
  material: Material,
  {
    version,
    now,
    say = english,
  }: Pick<Making, 'version' | 'now'> & { readonly say?: Say | undefined },
): string | undefined {
  const view = runView(material)
  return (
    view && page(view, { css: asset('report.css'), script: asset('report.js'), version, now, say })
  )
}
