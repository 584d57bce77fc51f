import { page } from './markdown.ts'

/** The README's table, which a test compares with the code. */
export function exitCodesPage(readme: string): string {
  const chapter = readme.split(/^## /m).find(part => part.startsWith('Exit codes\n')) ?? ''
  return page('Exit codes', chapter.replace('Exit codes\n', '').trim())
}
