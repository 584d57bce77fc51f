import { existsSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import { chinese } from '../../../docs/.vitepress/chinese.ts'
import { english } from '../../../docs/.vitepress/english.ts'
import { readCluster } from '../../../src/config/load.ts'
import { steps } from '../../../src/steps/index.ts'
import { anchors, fences, prose, read, root, sitePages } from './markdown.ts'
import { typedIn, wrongIn } from './typed.ts'

/** What a page shows a part of. */
const REST = {
  cluster: 'lab',
  hosts: { master: { address: '192.168.1.5', role: 'control-plane' } },
}

/** A block as a whole cluster file. */
function whole(block: string): string {
  const { hosts, ...part } = parse(block)
  return 'cluster' in part
    ? block
    : stringify({ ...REST, ...part, hosts: { ...REST.hosts, ...hosts } })
}

describe.each(sitePages.map(path => [path] as const))('%s', path => {
  const page = read(path)

  test('every cluster file in it is right, and every part of one', () => {
    for (const block of fences(page, 'yaml'))
      expect(
        readCluster(whole(block), { path: '/home/ann/cluster.yaml', home: '/home/ann' }),
        block,
      ).not.toHaveProperty('issues')
  })

  test('links lead somewhere', () => {
    const links = [...prose(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link)
    const dead = links
      .filter(link => !/^https?:/.test(link))
      .filter(link => {
        const [file = '', hash] = link.split('#')
        const target = relative(root, resolve(root, file === '' ? path : join(dirname(path), file)))
        // Made by the build.
        if (target === 'docs/reference/api/index.md') return false
        if (!existsSync(join(root, target))) return true
        return hash !== undefined && !anchors(read(target)).includes(hash)
      })
    expect(dead).toEqual([])
  })
})

describe.each([...sitePages, 'README.md', 'README.zh-CN.md'].map(path => [path] as const))(
  '%s',
  path => {
    test('what it tells to type, slipway understands', () => {
      const lines = typedIn(read(path))
      expect(lines.flatMap(line => wrongIn(line).map(wrong => `${line}: ${wrong}`))).toEqual([])
    })
  },
)

test.each(['docs/guide/notes.md', 'docs/zh/guide/notes.md'])(
  '%s puts every line of the notes beside steps that there are',
  path => {
    const ids = new Set(steps.map(({ id }) => id))
    const rows = read(path)
      .split('\n')
      .filter(line => line.startsWith('| '))
      .slice(2)
    for (const row of rows) {
      const named =
        row
          .split(' | ')
          .at(-1)
          ?.match(/(?<=`)[^`、, ]+(?=`)/g) ?? []
      expect(named, row).not.toEqual([])
      expect(
        named.filter(id => !ids.has(id)),
        row,
      ).toEqual([])
    }
  },
)

test.each([
  ['statsu', ['statsu is no command']],
  ['plan --jsno', ['plan has no --jsno']],
  ['steps more', ['more is one word too many']],
  ['ssh master kubectl get nodes -o wide', []],
  ['up --host=worker1 --yes', []],
])('a command line %j', (line, wrong) => {
  expect(wrongIn(line)).toEqual(wrong)
})

describe('the menus', () => {
  const links = (config: typeof english): string[] => {
    const chapters = Array.isArray(config.sidebar) ? config.sidebar : []
    return chapters.flatMap(({ items = [] }) => items.flatMap(({ link }) => link ?? []))
  }
  const file = (link: string) => `docs${link.replace(/\/$/, '/index')}.md`

  test.each([
    ['English', english],
    ['Chinese', chinese],
  ])('%s leads to pages that are there', (_, config) => {
    const made = '/reference/api/'
    expect(links(config).filter(link => link !== made && !sitePages.includes(file(link)))).toEqual(
      [],
    )
  })

  test('no page is left out', () => {
    const known = [...links(english), ...links(chinese)].map(file)
    const home = ['docs/index.md', 'docs/zh/index.md']
    expect(sitePages.filter(page => !known.includes(page) && !home.includes(page))).toEqual([])
  })

  test('what there is in Chinese, there is in English', () => {
    const zh = sitePages.filter(page => page.startsWith('docs/zh/'))
    expect(zh.map(page => page.replace('/zh/', '/')).filter(p => !sitePages.includes(p))).toEqual(
      [],
    )
  })
})
