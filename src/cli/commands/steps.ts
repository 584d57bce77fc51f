import { stepLines } from '../../reporters/steps-text.ts'
import { steps as all } from '../../steps/index.ts'
import type { Io } from '../io.ts'
import type { Common } from '../options.ts'
import { printer } from '../printer.ts'

export function steps(options: Pick<Common, 'json' | 'color'>, io: Io): Promise<number> {
  const { style, print } = printer(options, io)
  print(
    options.json
      ? [JSON.stringify(all.map(({ id, title, after }) => ({ id, title, after })))]
      : stepLines(all, style),
  )
  return Promise.resolve(0)
}
