import { resolve } from 'node:path'
import writeFileAtomic from 'write-file-atomic'
import { kubeconfig as fetchKubeconfig } from '../../engine/kubeconfig.ts'
import { connectSsh } from '../../transport/ssh.ts'
import { asking } from '../asking.ts'
import type { Io } from '../io.ts'
import type { Common } from '../options.ts'
import { load } from '../session.ts'

export async function kubeconfig(
  options: Common & { readonly out?: string },
  io: Io,
): Promise<number> {
  const secret = await fetchKubeconfig(await load(options), connectSsh({ ask: asking(io) }))
  if (options.out === undefined) {
    io.stdout.write(secret.reveal())
    return 0
  }
  const path = resolve(options.out)
  await writeFileAtomic(path, secret.reveal(), { mode: 0o600 })
  io.stderr.write(`wrote ${path}; try: kubectl --kubeconfig ${options.out} get nodes\n`)
  return 0
}
