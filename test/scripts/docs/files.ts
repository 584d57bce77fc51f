import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { Page } from 'playwright-core'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
}

export const ORIGIN = 'http://site.test'

/**
 * Answers the browser out of a folder, whose addresses leave out `.html` as those of a host with clean URLs do. It
 * needs no network, so that a network card that a lab makes in the meantime disturbs nothing.
 */
export async function serveFiles(page: Page, folder: string): Promise<void> {
  await page.route(`${ORIGIN}/**`, async route => {
    const whole = decodeURIComponent(new URL(route.request().url()).pathname).replace(
      /\/$/,
      '/index',
    )
    const path = TYPES[extname(whole)] ? whole : `${whole}.html`
    const body = await readFile(join(folder, path)).catch(() => undefined)
    await route.fulfill(
      body ? { body, contentType: TYPES[extname(path)] ?? 'text/plain' } : { status: 404 },
    )
  })
}
