import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { usualConfig } from '../../../src/config/ssh/files.ts'

const folder = mkdtempSync('/tmp/slipway-files-')
afterAll(() => rmSync(folder, { recursive: true }))

let count = 0
/** What is read where the user's and the system's files have these texts. */
function read(own?: string, system?: string, part?: string) {
  const root = join(folder, String(count++))
  mkdirSync(join(root, '.ssh'), { recursive: true })
  mkdirSync(join(root, 'ssh_config.d'))
  if (own !== undefined) writeFileSync(join(root, '.ssh/config'), own)
  if (system !== undefined)
    writeFileSync(join(root, 'ssh_config'), system.replaceAll('SYSTEM', root))
  if (part !== undefined) writeFileSync(join(root, 'ssh_config.d/50-part.conf'), part)
  return usualConfig(root, root)?.files.map(file => file.slice(root.length))
}

const DEBIAN = `# a comment
Include SYSTEM/ssh_config.d/*.conf

Host *
#   Port 22
    SendEnv LANG LC_*
    HashKnownHosts yes
    GSSAPIAuthentication yes
`

test.each([
  ['nothing there', [], undefined],
  ['an empty file', ['\n'], undefined],
  ["the system's file as Debian ships it", [undefined, DEBIAN], undefined],
  ['a file of the user', ['Host a\n', DEBIAN], ['/.ssh/config', '/ssh_config']],
  ['a file of the user alone', ['Host a\n'], ['/.ssh/config']],
  ["the system's file says more", [undefined, `${DEBIAN}Port 2\n`], ['/ssh_config']],
  ['a part of it does', [undefined, DEBIAN, 'ProxyJump a\n'], ['/ssh_config']],
  ['it includes another', [undefined, 'Include /elsewhere\n'], ['/ssh_config']],
] as const)('%s', (_, texts, expected) => {
  expect(read(...texts)).toEqual(expected)
})
