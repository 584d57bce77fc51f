import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Text, textsOf } from './extract.ts'
import { NOT_SAID } from './not-said.ts'

const notSaid = new Set(NOT_SAID.flatMap(({ texts }) => texts))

/** The folder below `src/` that a text stands in: there is a catalogue for each. */
export const areaOf = (path: string): string => path.split('/')[1] ?? ''

/** Every text of the sources, also what is not said. */
export const everyText = (root: string): Text[] =>
  readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts'))
    .sort()
    .flatMap(name => textsOf(`src/${name}`, readFileSync(join(root, 'src', name), 'utf8')))

export const allTexts = (root: string): Text[] =>
  everyText(root).filter(({ id }) => !notSaid.has(id))
