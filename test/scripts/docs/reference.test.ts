import { describe, expect, test } from 'vitest'
import { told } from '../../../scripts/docs/causes-page.ts'
import { code, plain } from '../../../scripts/docs/markdown.ts'
import { pages } from '../../../scripts/docs/pages.ts'
import { settingsInChinese } from '../../../scripts/docs/settings-in-chinese.ts'
import { causes } from '../../../src/causes/index.ts'
import { clusterJsonSchema } from '../../../src/config/json-schema.ts'
import { prose, read, root } from './markdown.ts'

const written = pages(root)

describe('what is written from the code', () => {
  test.each(Object.keys(written))('%s is up to date: npm run docs:reference', path => {
    expect(read(path)).toBe(written[path])
  })

  test('tells every cause', () => {
    expect(told.toSorted((a, b) => a.id.localeCompare(b.id))).toEqual(
      causes.toSorted((a, b) => a.id.localeCompare(b.id)),
    )
  })

  test('tells every setting', () => {
    const page = written['docs/reference/cluster-yaml.md'] ?? ''
    const headings = [...page.matchAll(/^## (.*)$/gm)].map(([, key]) => key)
    expect(headings).toEqual(Object.keys(clusterJsonSchema().properties ?? {}))
    for (const path of ['hosts.NAME.address', 'hosts.NAME.taints[].effect', 'ssh.hostKeys'])
      expect(page).toContain(`| \`${path}\` |`)
  })

  test('tells every setting in Chinese, and no other', () => {
    const described = new Set<string>()
    JSON.stringify(clusterJsonSchema(), (key, value) => {
      if (key === 'description' && typeof value === 'string') described.add(value)
      return value
    })
    expect(Object.keys(settingsInChinese).toSorted()).toEqual([...described].toSorted())
  })

  test('tells what a preset gives', () => {
    const page = written['docs/reference/cluster-yaml.md'] ?? ''
    expect(page).toMatch(/^\| `kubernetes\.version` .* Left out: `1\.19\.0` in `notes-2020`, /m)
  })
})

/** Whether a line of a Chinese page is Chinese; ids, commands and addresses are nobody's language. */
const isChinese = (line: string): boolean =>
  /[\u4e00-\u9fff]/.test(line) || /^(#|<!--|$|\|( |-)*\|)/.test(line)

test.each(['troubleshooting', 'steps'])('the Chinese page of %s is Chinese', name => {
  const page = prose(written[`docs/zh/reference/${name}.md`] ?? '')
  expect(page.split('\n').filter(line => !isChinese(line))).toEqual([])
  expect(page).not.toMatch(/&#123;(\d|host)&#125;/)
})

test('text cannot be taken for Markdown, HTML or a template', () => {
  expect(plain('*a* <b> {{c}} `d` e|f')).toBe(
    '&#42;a&#42; &#60;b&#62; &#123;&#123;c&#125;&#125; &#96;d&#96; e&#124;f',
  )
})

test('code may hold what ends a cell, or code', () => {
  expect(code('a | b')).toBe('`a \\| b`')
  expect(code('a `b`')).toBe('`` a `b` ``')
})
