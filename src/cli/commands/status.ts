import type { Plan } from '../../core/plan.ts'
import { plan as makePlan } from '../../engine/up.ts'
import { readJournal } from '../../journal/file.ts'
import { ledger, ofSteps } from '../../journal/ledger.ts'
import { lockOwner } from '../../journal/lock.ts'
import { toRecord } from '../../journal/record.ts'
import { statusLines } from '../../reporters/status-text.ts'
import { steps } from '../../steps/index.ts'
import { afterReset } from '../after-reset.ts'
import type { Io } from '../io.ts'
import { type Common, wantsJson } from '../options.ts'
import { printer } from '../printer.ts'
import { load, open } from '../session.ts'

async function truth(options: Common, io: Io): Promise<Plan> {
  const { session, close } = await open({ command: 'status', common: options, io, quiet: true })
  try {
    return await makePlan(session)
  } finally {
    await close()
  }
}

export async function status(
  options: Common & { readonly offline?: boolean },
  io: Io,
): Promise<number> {
  const cluster = await load(options)
  const plan = options.offline ? undefined : await truth(options, io)
  const { events, skipped } = await readJournal(cluster)
  const ids = steps.map(step => step.id)
  const history = ofSteps(afterReset(ledger(events), steps), ids)
  const { style, print } = printer(options, io)
  if (wantsJson(options))
    print([
      JSON.stringify({
        pairs: [...history.pairs.values()],
        runs: history.runs,
        skipped,
        ...(plan && toRecord({ type: 'plan.made', at: Date.now(), plan })),
      }),
    ])
  else {
    const owner = await lockOwner(cluster)
    print(statusLines({ ledger: history, plan, owner, now: Date.now() }, style))
  }
  return 0
}
