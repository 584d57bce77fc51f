import type { Say } from '../../src/texts/say.ts'

/** Text within a page, which is Markdown, HTML and a template at once. */
export const plain = (text: string): string =>
  text.replaceAll(/[\\`*{}<>|]/g, character => `&#${character.codePointAt(0)};`)

/** Text as it is to be typed. In a table a bar would end the cell, in code too. */
export const code = (text: string): string => {
  const inner = text.replaceAll('|', '\\|')
  return inner.includes('`') ? `\`\` ${inner} \`\`` : `\`${inner}\``
}

/** Rows below their heads; cells are Markdown already. */
export const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [heads, heads.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n')

/** What a page says around the texts of slipway, in the language that these are said in. */
export const inLanguage = <T>(words: Readonly<Record<'en' | 'zh', T>>, { tag }: Say): T =>
  tag.startsWith('zh') ? words.zh : words.en

/** A page that a program writes, so that nobody edits it in vain. */
export const page = (title: string, ...parts: readonly string[]): string =>
  `${[`<!-- Written by \`npm run docs:reference\`. -->`, `# ${title}`, ...parts].join('\n\n')}\n`
