import { resolve } from 'node:path'
import { chinese } from '../../src/texts/zh/index.ts'
import { allTexts, areaOf } from './worklist.ts'

/** `npm run texts`: the texts that no catalogue has, and catalogue entries that are no text any more, as JSON lines. */
const root = resolve(import.meta.dirname, '../..')
const areas = process.argv.slice(2)
const texts = allTexts(root)
const ids = new Set(texts.map(text => text.id))
const seen = new Set<string>()

for (const { id, path, line } of texts) {
  if (seen.has(id) || Object.hasOwn(chinese, id)) continue
  seen.add(id)
  if (areas.length === 0 || areas.includes(areaOf(path)))
    console.log(JSON.stringify({ missing: id, area: areaOf(path), at: `${path}:${line}` }))
}
for (const id of Object.keys(chinese)) if (!ids.has(id)) console.log(JSON.stringify({ extra: id }))
