import { homedir } from 'node:os'
import { resolve } from 'node:path'
import { PATH, VARIABLE } from '../../config/formats.ts'
import { homePath } from '../../core/home-path.ts'
import { Problem } from '../../core/problem.ts'
import type { SecretSource } from '../../core/secret.ts'
import type { Ask } from '../../transport/ask.ts'
import { takeSecret } from '../../transport/secret-source.ts'
import { asking } from '../asking.ts'
import type { Io } from '../io.ts'
import type { InitOptions } from './options.ts'

/** How the password is had with which the user's key is put on machines. */
export interface Copying {
  readonly ask?: Ask | undefined
  readonly passwordFrom?: SecretSource | undefined
}

/**
 * Nothing where no key is to be copied. A password in a variable is taken out of the environment at once, before any
 * program is started.
 *
 * @throws Problem DECLINED when there is nobody to ask and no place to look, CONFIG_INVALID for a place that is none
 */
export function copying({ copyId, passwordFrom }: InitOptions, io: Io): Copying | undefined {
  const source = passwordFrom === undefined ? undefined : sourceOf(passwordFrom)
  if (!copyId) {
    if (!source) return undefined
    throw new Problem('CONFIG_INVALID', 'nothing was touched: --password-from is for --copy-id', {
      hint: 'give both; for a login by password write ssh.passwordFrom into cluster.yaml',
    })
  }
  if (source) takeSecret(source)
  const ask = asking(io)
  if (source || ask) return { ask, passwordFrom: source }
  throw new Problem('DECLINED', 'nothing was touched: there is no terminal to ask for passwords', {
    hint: 'run it at a terminal, or say with --password-from where the password stands',
  })
}

function sourceOf(text: string): SecretSource {
  const [, kind, rest = ''] = /^(env|file):(.+)$/s.exec(text) ?? []
  if (kind === 'env' && VARIABLE.test(rest)) return { env: rest }
  if (kind === 'file' && PATH.test(rest)) return { file: resolve(homePath(rest, homedir())) }
  throw new Problem('CONFIG_INVALID', '--password-from names no place', {
    hint: 'write env:NAME for a variable or file:PATH for a file; never the password itself',
  })
}
