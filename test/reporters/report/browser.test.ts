import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chromiumPath, LAUNCH, NO_BROWSER } from '../../browser.ts'
import { poisoned } from './poison.ts'
import { pageOf, sampleRecords } from './sample.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const records = sampleRecords()
const log = { step: 'kube-packages', host: 'worker2', text: 'Downloading packages:\n'.repeat(40) }
const small = pageOf(records, { logs: [log] })
const large = pageOf(sampleRecords(200))

let browser: Browser

/** A page, and what it did that it must not. */
async function open(text: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options })
  const page = await context.newPage()
  const heard: string[] = []
  page.on('console', message => heard.push(`console: ${message.text()}`))
  page.on('pageerror', error => heard.push(`error: ${error.message}`))
  page.on('request', request => heard.push(`request: ${request.url()}`))
  page.on('dialog', dialog => {
    heard.push(`dialog: ${dialog.message()}`)
    dialog.dismiss().catch(() => {})
  })
  await page.setContent(text, { waitUntil: 'load' })
  return { page, heard, close: () => context.close() }
}

/** In the page; as text, since the DOM is none of the other tests' business. */
const ask = <T>(page: Page, program: string) => page.evaluate<T>(program)

const unfold = (page: Page) =>
  ask(page, "document.querySelectorAll('details').forEach(d => { d.open = true })")

const overflow = (page: Page) => ask(page, 'document.documentElement.scrollWidth - innerWidth')

/** What axe finds wrong, by its rules' names. */
async function violations(page: Page) {
  await page.evaluate(axe)
  return ask(page, 'axe.run().then(r => r.violations.map(v => [v.id, v.nodes.map(n => n.html)]))')
}

describe.skipIf(!chromiumPath)(`in a browser${chromiumPath ? '' : ` (${NO_BROWSER})`}`, () => {
  beforeAll(async () => {
    browser = await chromium.launch(LAUNCH)
  }, 60_000)
  afterAll(() => browser.close())

  const screens = [360, 768, 1440].flatMap(width =>
    (['light', 'dark'] as const).map(scheme => ({ width, scheme })),
  )

  test.each(screens)(
    'fits a screen of $width px, $scheme, and everybody can use it',
    async ({ width, scheme }) => {
      // The page's policy keeps out whatever is not its own, axe too.
      const { page, heard, close } = await open(small, {
        viewport: { width, height: 900 },
        colorScheme: scheme,
        bypassCSP: true,
      })
      expect(await overflow(page)).toBe(0)
      await unfold(page)
      expect(await overflow(page)).toBe(0)
      expect(await violations(page)).toEqual([])
      expect(heard).toEqual([])
      await close()
    },
    60_000,
  )

  test('what not everybody could use would be found', async () => {
    const pale = small.replace('<nav aria-label', '<img><nav aria-label')
    const { page, close } = await open(pale, { bypassCSP: true })
    expect(await violations(page)).toMatchObject([['image-alt', ['<img>']]])
    await close()
  }, 60_000)

  test('of 200 hosts fits a phone', async () => {
    const { page, heard, close } = await open(large, { viewport: { width: 360, height: 740 } })
    await unfold(page)
    expect(await overflow(page)).toBe(0)
    expect(heard).toEqual([])
    await close()
  }, 60_000)

  test('is walked through by keyboard alone', async () => {
    const { page, close } = await open(small)
    const focused = () =>
      ask<string>(page, "document.activeElement.textContent.trim().split('\\n')[0].slice(0, 60)")
    await page.keyboard.press('Tab')
    expect(await focused()).toBe('Skip to the report')
    const stops: string[] = []
    for (let i = 0; i < 30; i++) {
      await page.keyboard.press('Tab')
      const outline = await ask<string>(
        page,
        'getComputedStyle(document.activeElement).outlineStyle',
      )
      expect(outline).toBe('solid')
      stops.push(await focused())
      if (stops.at(-1)?.startsWith('worker2')) break
    }
    expect(stops.slice(0, 3)).toEqual(['What went wrong', 'Timeline', 'Critical path'])
    expect(stops).toContain('What kube-packages printed on worker2')
    const table = page.locator('.lane', { hasText: 'worker2' }).locator('table')
    expect(await table.isVisible()).toBe(false)
    await page.keyboard.press('Enter')
    expect(await table.isVisible()).toBe(true)
    await close()
  }, 60_000)

  test('hosts are found by part of their name, and by trouble', async () => {
    const { page, heard, close } = await open(large)
    const shown = () => page.locator('.lane:visible').count()
    expect(await shown()).toBe(24)
    await page.getByRole('searchbox', { name: 'Host' }).fill('worker19')
    expect(await shown()).toBe(11)
    expect(await page.locator('output').textContent()).toBe('11 of 200 hosts')
    await page.getByRole('searchbox').fill('')
    await page.getByLabel('only hosts in trouble').check()
    expect(await page.locator('.lane:visible').allTextContents()).toEqual([
      expect.stringContaining('worker2'),
    ])
    await page.getByRole('searchbox').press('Enter')
    expect(heard).toEqual([])
    await close()
  }, 60_000)

  test('without its program shows all but the search', async () => {
    const { page, close } = await open(large, { javaScriptEnabled: false })
    expect(await page.locator('.tools').isVisible()).toBe(false)
    await page.locator('.lane summary').first().click()
    expect(await page.locator('.lane').first().locator('table').isVisible()).toBe(true)
    await close()
  }, 60_000)

  test('is printed with what is folded on the screen, also without its program', async () => {
    const { page, close } = await open(small, { javaScriptEnabled: false })
    const height = async () => (await page.locator('.diff').first().boundingBox())?.height ?? 0
    expect(await height()).toBe(0)
    await page.emulateMedia({ media: 'print' })
    expect(await height()).toBeGreaterThan(50)
    expect(await page.locator('nav').isVisible()).toBe(false)
    const pdf = await page.pdf({ format: 'A4' })
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    expect(pdf.toString('latin1').match(/\/Type ?\/Page\b/g)?.length).toBeGreaterThan(1)
    await close()
  }, 60_000)

  test('nothing moves for those who want nothing to move', async () => {
    const { page, close } = await open(small, { reducedMotion: 'reduce' })
    const scroll = () => ask(page, 'getComputedStyle(document.documentElement).scrollBehavior')
    expect(await scroll()).toBe('auto')
    await page.emulateMedia({ reducedMotion: 'no-preference' })
    expect(await scroll()).toBe('smooth')
    await close()
  }, 60_000)

  test.each([
    '<script>alert(1)</script>',
    '"><img src="http://example.invalid/x" onerror="alert(1)">',
    '</pre></style><iframe src="javascript:alert(1)"></iframe><base href="http://example.invalid/">',
    '<form action="http://example.invalid/"><button autofocus onfocus=alert(1)>',
  ])(
    '%s in names, messages, diffs and logs does nothing',
    async poison => {
      const logs = [{ ...log, step: log.step + poison, host: log.host + poison, text: poison }]
      const { page, heard, close } = await open(pageOf(poisoned(records, poison), { logs }))
      await unfold(page)
      await page.mouse.move(400, 400)
      await ask(page, 'new Promise(done => setTimeout(done, 100))')
      expect(heard).toEqual([])
      const alien = 'iframe, img, base, object, main form button, script ~ script'
      expect(await page.locator(alien).count()).toBe(0)
      expect(await page.locator('h1').textContent()).toContain(poison)
      await close()
    },
    60_000,
  )
})
