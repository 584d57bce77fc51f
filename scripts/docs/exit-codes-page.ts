import { page } from './markdown.ts'

/** The table of a README below its title there, which a test compares with the code. */
export function exitCodesPage(readme: string, title: string): string {
  const chapter = readme.split(/^## /m).find(part => part.startsWith(`${title}\n`)) ?? ''
  return page(title, chapter.replace(`${title}\n`, '').trim())
}
