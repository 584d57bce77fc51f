import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Browser, type BrowserContextOptions, chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chromiumPath, LAUNCH, NO_BROWSER } from '../../browser.ts'
import { ORIGIN, serveFiles } from './files.ts'
import { root, sitePages } from './markdown.ts'

const dist = join(root, 'docs/.vitepress/dist')
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

// The build fails on a dead link.
beforeAll(async () => {
  const env = { ...process.env, NODE_ENV: 'production' }
  await promisify(execFile)('npm', ['run', 'docs:build'], { cwd: root, env, maxBuffer: 64e6 })
}, 600_000)

test('every page is on the site, and the library', () => {
  const made = [...sitePages, 'docs/reference/api/index.md'].map(page =>
    join(dist, page.replace(/^docs\//, '').replace(/\.md$/, '.html')),
  )
  expect(made.filter(page => !existsSync(page))).toEqual([])
  expect(readFileSync(join(dist, 'reference/api/index.html'), 'utf8')).toContain('loadCluster')
})

test('links out of the documentation are text', () => {
  const page = readFileSync(join(dist, 'faults.html'), 'utf8')
  expect(page).toContain('the fast lab')
  expect(page).not.toContain('scripts/lab')
})

interface Violation {
  readonly id: string
  readonly nodes: readonly { readonly html: string }[]
}

describe.skipIf(!chromiumPath)(`in a browser${chromiumPath ? '' : ` (${NO_BROWSER})`}`, () => {
  let browser: Browser

  beforeAll(async () => {
    browser = await chromium.launch(LAUNCH)
  }, 60_000)
  afterAll(() => browser.close())

  /** A page, and what it complained of. */
  async function open(path: string, options: BrowserContextOptions = {}) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
    const page = await context.newPage()
    const heard: string[] = []
    page.on('console', message => message.type() === 'error' && heard.push(message.text()))
    page.on('pageerror', error => heard.push(error.message))
    page.on('request', request => {
      if (!request.url().startsWith(ORIGIN) && !request.url().startsWith('data:'))
        heard.push(request.url())
    })
    await serveFiles(page, dist)
    await page.goto(`${ORIGIN}${path}`, { waitUntil: 'networkidle' })
    return { page, heard, close: () => context.close() }
  }

  const paths = [
    '/',
    '/zh/',
    '/guide/first-cluster',
    '/zh/guide/notes-today',
    '/reference/cluster-yaml',
  ]
  const screens = paths.flatMap(path => [
    { path, width: 360, colorScheme: 'dark' as const },
    { path, width: 1280, colorScheme: 'light' as const },
  ])

  test.each(screens)(
    '$path fits a screen of $width px, $colorScheme, and everybody can use it',
    { timeout: 90_000 },
    async ({ path, width, colorScheme }) => {
      const { page, heard, close } = await open(path, {
        viewport: { width, height: 900 },
        colorScheme,
      })
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0)
      await page.evaluate(axe)
      const found = await page.evaluate<Violation[]>(
        "axe.run('main, .VPContent', { runOnly: ['wcag2a', 'wcag2aa'] }).then(r => r.violations)",
      )
      expect(found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
      expect(heard).toEqual([])
      // To be looked at; in a folder that git passes over.
      const name = path.replaceAll(/\W+/g, '-')
      await page.screenshot({
        path: join(root, `docs/.vitepress/cache/screens/${width}${name}.png`),
      })
      await close()
    },
  )

  test('Chinese words are found', { timeout: 90_000 }, async () => {
    const { page, close } = await open('/zh/guide/first-cluster')
    await page.locator('.DocSearch-Button').click()
    await page.locator('.search-input').fill('跳板机')
    await page.locator('.result').first().waitFor()
    expect(await page.locator('.result').first().textContent()).toContain('跳板机')
    await close()
  })
})
