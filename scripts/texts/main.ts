import { resolve } from 'node:path'
import { compared } from './compared.ts'

/**
 * `npm run texts`: the texts that no catalogue has, and catalogue entries that are no text any more, as JSON lines. Names
 * of folders below `src/` confine it to those.
 */
const root = resolve(import.meta.dirname, '../..')
const areas = process.argv.slice(2)
const { missing, extra } = compared(root)

for (const { id, area, at } of missing)
  if (areas.length === 0 || areas.includes(area))
    console.log(JSON.stringify({ missing: id, area, at }))
for (const id of extra) console.log(JSON.stringify({ extra: id }))
