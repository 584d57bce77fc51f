import { MAIN } from '../contenders.ts'
import { contest } from '../contest.ts'
import type { Result } from '../result.ts'

/** What is waited for before anything is done. */
export async function startUp(rounds: number): Promise<Result[]> {
  const node = process.execPath
  const call = (...words: string[]) => ({ words: [node, ...words], light: true })
  const contenders = await contest(
    [
      { name: 'node -e 0', call: call('-e', '0') },
      { name: 'slipway --version', call: call(MAIN, '--version') },
      { name: 'slipway --help', call: call(MAIN, '--help') },
      { name: 'slipway steps', call: call(MAIN, 'steps') },
    ],
    { rounds: 5 * rounds },
  )
  return [
    {
      id: 'start-up',
      title: 'Start of the command',
      note: 'Node.js alone is the floor.',
      contenders,
    },
  ]
}
