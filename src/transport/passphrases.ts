import { USUAL_PROMPTS } from '../core/host.ts'
import type { Secret } from '../core/secret.ts'
import type { Answers } from './answers.ts'
import type { ReadKey } from './identities.ts'

/** Opens encrypted keys, each once for all hosts. `prompts` says how often its passphrase may be asked for. */
export function unlocking(
  answers: Answers,
  read: (text: Buffer, passphrase: Secret) => ReadKey | Error,
): (file: string, text: Buffer, prompts?: number) => Promise<ReadKey | undefined> {
  const open = new Map<string, Promise<ReadKey | undefined>>()
  const unlock = async (file: string, text: Buffer, prompts: number) => {
    const tries = answers.tries({
      what: `passphrase of ${file}`,
      host: '',
      prompts,
      question: again => `${again ? 'That is not it. ' : ''}Passphrase of ${file}:`,
    })
    for (let given = await tries.next(); given; given = await tries.next()) {
      const key = read(text, given)
      if (!(key instanceof Error)) return key
    }
    return undefined
  }
  return (file, text, prompts = USUAL_PROMPTS) => {
    const key = open.get(file) ?? unlock(file, text, prompts)
    open.set(file, key)
    return key
  }
}
