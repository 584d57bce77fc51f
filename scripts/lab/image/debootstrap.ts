import { commonPackages } from './packages.ts'
import { runInside, runPrivately } from './private-run.ts'

const release = 'bookworm'
const archive = process.env.SLIPWAY_LAB_DEBIAN_MIRROR ?? 'http://deb.debian.org/debian'

/** Debian with all that both flavours share, not yet configured. */
export const buildCommon = async (tree: string, log: string): Promise<void> => {
  const include = `--include=${commonPackages.join(',')}`
  await runPrivately(['debootstrap', '--variant=minbase', include, release, tree, archive], log)
  await runInside(tree, 'apt-get clean', log)
}
