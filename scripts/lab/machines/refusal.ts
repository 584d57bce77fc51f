/** A sentence for the user instead of a stack trace; the exit code tells scripts which kind. */
export class Refusal extends Error {
  readonly exitCode: number
  constructor(message: string, exitCode = 1) {
    super(message)
    this.exitCode = exitCode
  }
}
