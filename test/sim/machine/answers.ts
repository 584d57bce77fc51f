import type { Entry } from './disk.ts'
import { FIELDS, type Live } from './live.ts'
import type { Machine, Said } from './machine.ts'

/** What an answer was read from. The values are never changed in place, so the same ones mean the same answer. */
export class Look {
  readonly files = new Map<string, Entry | undefined>()
  /** Which parts of the machine, beside single files, were looked at, with the state of each. */
  readonly parts = new Map<Part, unknown>()
  /** Looked beyond the machine, or at a clock. */
  fleeting = false
}

/** The same values, and every look at them is noted. */
export function watched(live: Live, look: Look): Live {
  const seen = Object.create(NOTING) as { live: Live; look: Look }
  seen.live = live
  seen.look = look
  return seen as unknown as Live
}

const NOTING = Object.defineProperties(
  {},
  Object.fromEntries(
    FIELDS.map(field => [
      field,
      {
        get(this: { live: Live; look: Look }) {
          const value = this.live[field]
          this.look.parts.set(field, value)
          return value
        },
      },
    ]),
  ),
)

/** `names FOLDER` are the names in a folder. */
export type Part = keyof Live | 'packages' | 'images' | 'full' | `names ${string}`

interface Remembered extends Said {
  readonly files: readonly (readonly [string, Entry | undefined])[]
  readonly parts: readonly (readonly [Part, unknown])[]
}

/** Answers are few, machines many: copies of one machine mostly say the same. */
const MOST = 24

const remembered = new Map<string, Map<string, Remembered[]>>()

/** By question, of all machines that differ only in what changes. */
function answersOf({ flavour, name, address }: Machine): Map<string, Remembered[]> {
  const kind = `${flavour} ${name} ${address}`
  const known = remembered.get(kind)
  if (known) return known
  const fresh = new Map<string, Remembered[]>()
  remembered.set(kind, fresh)
  return fresh
}

/** An answer that some machine has given to the question, where this one would say the same. */
export function recall(m: Machine, question: string): Said | undefined {
  const known = answersOf(m).get(question)
  if (!known) return undefined
  const at = known.findIndex(said => holds(m, said))
  const found = known[at]
  if (!found || at === 0) return found
  known.splice(at, 1)
  known.unshift(found)
  return found
}

function holds(m: Machine, { files, parts }: Remembered): boolean {
  for (const [part, state] of parts) if (m.state(part) !== state) return false
  for (const [path, entry] of files) if (m.files.at(path) !== entry) return false
  return true
}

export function remember(
  m: Machine,
  question: string,
  said: Said,
  { files, parts, fleeting }: Look,
): void {
  if (fleeting) return
  const answers = answersOf(m)
  const known = answers.get(question) ?? []
  known.unshift({ ...said, files: [...files], parts: [...parts] })
  if (known.length > MOST) known.pop()
  answers.set(question, known)
}
