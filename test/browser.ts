import { existsSync } from 'node:fs'

const CANDIDATES = [
  process.env.SLIPWAY_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]

/** A browser of this machine; undefined where there is none. Debian's is in the package `chromium`. */
export const chromiumPath: string | undefined = CANDIDATES.find(
  path => path !== undefined && existsSync(path),
)

/** What tests say that are skipped. */
export const NO_BROWSER = 'no Chromium here: apt-get install chromium, or set SLIPWAY_CHROMIUM'

/** As root, Chromium's own sandbox cannot be had; pages of tests are our own. */
export const LAUNCH = {
  ...(chromiumPath && { executablePath: chromiumPath }),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
}
