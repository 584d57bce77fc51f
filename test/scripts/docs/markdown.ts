import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { slugify } from '../../../docs/.vitepress/slugify.ts'

export const root = fileURLToPath(new URL('../../..', import.meta.url))
export const read = (path: string): string => readFileSync(join(root, path), 'utf8')

/** The pages of the site, by their paths below the root, without what a build makes. */
export const sitePages: readonly string[] = readdirSync(join(root, 'docs'), {
  recursive: true,
  encoding: 'utf8',
})
  .filter(path => path.endsWith('.md') && !/^(reference\/api|\.vitepress)\//.test(path))
  .map(path => join('docs', path))
  .sort()

const FENCE = /^```(\w*)\n([\s\S]*?)^```$/gm

export const fences = (page: string, language: string): string[] =>
  [...page.matchAll(FENCE)].flatMap(([, of, text = '']) => (of === language ? [text] : []))

/** A page without its code, in which a bracket is a bracket. */
export const prose = (page: string): string => page.replaceAll(FENCE, '')

export const anchors = (page: string): string[] =>
  [...prose(page).matchAll(/^#+ (.*)$/gm)].map(([, text = '']) => slugify(text))
