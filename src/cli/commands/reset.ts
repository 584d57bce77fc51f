import { workersLeft } from '../../checks/workers-left.ts'
import { resetSteps } from '../../steps/reset.ts'
import { type ApprovedOptions, runApproved } from '../approved-run.ts'
import { mustBeHosts } from '../choice.ts'
import type { Io } from '../io.ts'
import { load } from '../session.ts'

/** Takes kubeadm off the hosts, all or those that are named. */
export async function reset(
  options: ApprovedOptions & { readonly host?: readonly string[] },
  io: Io,
): Promise<number> {
  const { host } = options
  if (host) mustBeHosts(host, await load(options))
  const named = host && new Set(host)
  return runApproved(
    {
      command: 'reset',
      instead: 'slipway status shows what is there',
      question: 'Reset these hosts? What is lost cannot be brought back',
      prepare: session => ({
        ...session,
        steps: resetSteps(named),
        checks: named ? [workersLeft(named)] : [],
      }),
    },
    options,
    io,
  )
}
