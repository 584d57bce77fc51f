import type { RemoteFile } from '../core/change.ts'
import { Problem } from '../core/problem.ts'
import type { RunOptions, Transport } from './transport.ts'
import { writeProgram } from './write-program.ts'

/** `write` for a transport that can `run`. */
export async function writeFile(
  transport: Pick<Transport, 'run'>,
  host: string,
  file: RemoteFile,
  options?: RunOptions,
): Promise<void> {
  const { code, stderr } = await transport.run(writeProgram(file), options)
  if (code === 0) return
  const evidence = stderr.split('\n').filter(line => line !== '')
  throw new Problem('COMMAND_FAILED', `cannot write ${file.path} (exit ${code})`, {
    host,
    hint: 'check free space, that the file system is writable, and that the owner exists',
    evidence,
  })
}
