/**
 * Makes the pictures of the report in docs/ anew, in Chromium, of a run on machines of the lab that
 * `play.ts` has recorded.
 * Usage: tsx scripts/pictures/main.ts
 */
import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { report } from '../../src/reporters/report.ts'
import { chromiumPath, LAUNCH, NO_BROWSER } from '../../test/browser.ts'
import { readRecording } from './recording.ts'

if (!chromiumPath) throw new Error(NO_BROWSER)

const SHOTS = [
  { name: 'report', width: 1200, height: 1560, colorScheme: 'light' },
  { name: 'report-dark', width: 1200, height: 1560, colorScheme: 'dark' },
  { name: 'report-phone', width: 390, height: 844, colorScheme: 'light' },
] as const

const { records, logs } = readRecording()
const now = (records.at(-1)?.at ?? 0) + 60_000
const text = report({ records, logs }, { version: '0.1.0', now }) ?? ''
writeFileSync(join(tmpdir(), 'slipway-report.html'), text)

const browser = await chromium.launch(LAUNCH)
for (const { name, width, height, colorScheme } of SHOTS) {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme })
  await page.setContent(text)
  await page.evaluate(
    "document.querySelectorAll('.lane[data-trouble]').forEach(l => { l.open = true })",
  )
  const path = fileURLToPath(new URL(`../../docs/${name}.png`, import.meta.url))
  await page.screenshot({ path })
  process.stdout.write(`${path}\n`)
}
await browser.close()
