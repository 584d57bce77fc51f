import { Secret } from '../../src/core/secret.ts'
import type { Ask } from '../../src/transport/ask.ts'

/** Stands in for a person at a terminal: answers in order, and remembers what it was asked. */
export function asked(
  answers: readonly (string | boolean)[],
): Ask & { readonly questions: string[] } {
  const left = [...answers]
  const questions: string[] = []
  return {
    questions,
    async secret(question, echo) {
      questions.push(echo ? `${question} (shown)` : question)
      const answer = left.shift()
      return typeof answer === 'string' ? new Secret(answer) : undefined
    },
    async confirm(question, lines) {
      questions.push([...lines, question].join('\n'))
      return left.shift() === true
    },
  }
}
