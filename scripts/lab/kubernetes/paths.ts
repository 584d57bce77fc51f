import { join } from 'node:path'

export const sourceDir = import.meta.dirname
/** Whole programs, units and scripts that go into the machines and images. */
export const filesDir = join(import.meta.dirname, 'files')

export function cacheDir(): string {
  return process.env.SLIPWAY_LAB_CACHE ?? '/var/cache/slipway-lab'
}
