import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { filesDir } from '../paths.ts'
import type { PackageScripts } from './plan.ts'

/** A deb's scripts for its service, after `before` has run. */
export function serviceScripts(unit: string, before = ''): PackageScripts {
  const read = (name: string) =>
    readFileSync(join(filesDir, 'packages', `service.${name}`), 'utf8').replaceAll('UNIT', unit)
  return {
    afterInstall: read('postinst').replace('set -e\n', `set -e\n${before}`),
    beforeRemove: read('prerm'),
    afterRemove: read('postrm'),
  }
}
