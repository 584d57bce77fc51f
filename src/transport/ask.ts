import type { Secret } from '../core/secret.ts'

/** Asks whoever sits at the terminal. Transports have none of their own: only the command line gives them one. */
export interface Ask {
  /** An answer in one line, not echoed unless `echo`. Nothing when the question was turned away. */
  secret(question: string, echo?: boolean): Promise<Secret | undefined>
  /** Yes or no, `lines` standing above the question. */
  confirm(question: string, lines: readonly string[]): Promise<boolean>
}

/** One question after another, in the order in which they came. */
export function inTurn(ask: Ask): Ask {
  let last: Promise<unknown> = Promise.resolve()
  const next = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work)
    last = mine.catch(() => {})
    return mine
  }
  return {
    secret: (question, echo) => next(() => ask.secret(question, echo)),
    confirm: (question, lines) => next(() => ask.confirm(question, lines)),
  }
}
