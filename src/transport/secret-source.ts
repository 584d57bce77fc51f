import { readFileSync, statSync } from 'node:fs'
import { env, getuid } from 'node:process'
import { Problem } from '../core/problem.ts'
import { quote } from '../core/quote.ts'
import { Secret, type SecretSource } from '../core/secret.ts'

const taken = new Map<string, Secret>()

/**
 * The password that stands in a file or a variable. A variable is taken out of the environment, so that no program that
 * is started later inherits it; of a file, the first line counts.
 *
 * @throws Problem AUTH_REFUSED when there is none, or others may read it
 */
export function takeSecret(source: SecretSource): Secret {
  const name = 'env' in source ? `$${source.env}` : source.file
  const secret = taken.get(name) ?? ('env' in source ? fromEnv(source.env) : fromFile(source.file))
  if ('env' in source) taken.set(name, secret)
  return secret
}

function fromEnv(name: string): Secret {
  const value = env[name]
  if (value === undefined || value === '')
    throw new Problem('AUTH_REFUSED', `there is no password in the variable ${name}`, {
      hint: `read -rs ${name} && export ${name}`,
    })
  delete env[name]
  return new Secret(value)
}

function fromFile(file: string): Secret {
  const refuse = (why: string, hint: string, cause?: unknown) =>
    new Problem('AUTH_REFUSED', `the password in ${file} is not used: ${why}`, { hint, cause })
  try {
    const { mode, uid } = statSync(file)
    if ((mode & 0o077) !== 0) throw refuse('others may read it', `chmod 600 ${quote(file)}`)
    if (uid !== 0 && uid !== getuid?.())
      throw refuse('it belongs to somebody else', `chown "$(id -u)" ${quote(file)}`)
    const [line = ''] = readFileSync(file, 'utf8').split(/\r?\n/)
    if (line === '') throw refuse('its first line is empty', `put the password into ${file}`)
    return new Secret(line)
  } catch (error) {
    if (error instanceof Problem) throw error
    throw refuse((error as Error).message, `put the password into ${file}, and chmod 600 it`, error)
  }
}
