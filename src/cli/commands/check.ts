import { plan as makePlan } from '../../engine/up.ts'
import { findingLines } from '../../reporters/finding-text.ts'
import { problemLines } from '../../reporters/problem-text.ts'
import { EXIT_CODES } from '../exit-codes.ts'
import type { Io } from '../io.ts'
import type { Common } from '../options.ts'
import { printer } from '../printer.ts'
import { open } from '../session.ts'

export async function check(options: Common, io: Io): Promise<number> {
  const { session, close } = await open({ command: 'check', common: options, io, quiet: true })
  try {
    const { findings, unreachable } = await makePlan({ ...session, steps: [] })
    const { style, print } = printer(options, io)
    if (options.json) {
      const lost = [...unreachable.values()].map(problem => problem.toJSON())
      print([JSON.stringify({ findings, unreachable: lost })])
    } else {
      print(
        [...unreachable].flatMap(([host, problem]) => problemLines(problem.toJSON(), style, host)),
      )
      print(findingLines(findings, style, { all: true }))
    }
    const [lost] = unreachable.values()
    if (lost) return EXIT_CODES[lost.code]
    return findings.some(f => f.level === 'error') ? EXIT_CODES.CHECK_FAILED : 0
  } finally {
    await close()
  }
}
