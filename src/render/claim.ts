import { CLAIM_SECONDS, type Claim, type Controller } from '../core/claim.ts'
import { Command, type Output, sh } from '../core/command.ts'
import type { Fact } from '../core/fact.ts'
import { quote } from '../core/quote.ts'
import { render } from './template.ts'

/** The folder on a host that says in whose hands it is. */
const HOME = '/var/lib/slipway'
/** Exit code of a program that found the host in the hands of another run; its output begins with the line after it. */
const HELD = 79
const MARK = 'slipway: the host is in other hands'

/** Whose place is taken. */
export interface Over {
  readonly run: string
  /** Also when it has said in the last two minutes that it is there. */
  readonly evenFresh: boolean
}

/** Shell that takes the host, or keeps it; ends with `HELD` and shows the claim when it is another's. Its lock is descriptor 8. */
export const keepText = (by: Controller, over?: Over, home = HOME): string => {
  const { run, ...controller } = by
  return render('claim.sh.eta', {
    home: quote(home),
    held: HELD,
    mark: quote(MARK),
    seconds: CLAIM_SECONDS,
    run: quote(run),
    controller: quote(JSON.stringify(controller)),
    over: over && { ...over, run: quote(over.run) },
  })
}

/** Says again that the run is there. */
export const keepClaim = (by: Controller, home = HOME): Command =>
  new Command(keepText(by, undefined, home), `keep the host for run ${by.run}`)

/** Takes the host for a run, and prints the programs at work there, whosever they are. */
export const takeClaim = (by: Controller, atWork: Command, over?: Over, home = HOME): Command =>
  new Command(`${keepText(by, over, home)}${atWork.reveal()}`, `take the host for run ${by.run}`)

/** Lets the host go, if it is still the run's. */
export const releaseClaim = (by: Controller, home = HOME): Command =>
  sh`[ -e ${home}/controller ] || exit 0
exec 8>>${home}/controller.lock
flock -w 60 8 || exit 75
[ "$(head -n 1 ${home}/controller)" != ${by.run} ] || rm -f ${home}/controller`.named(
    `let the host go after run ${by.run}`,
  )

const NOBODY_KNOWN = {
  command: 'something',
  user: '?',
  machine: '?',
  pid: 0,
  folder: '?',
  since: 0,
}

function readController(text: string): Omit<Controller, 'run'> {
  try {
    return { ...NOBODY_KNOWN, ...(JSON.parse(text) as Omit<Controller, 'run'> | null) }
  } catch {
    return NOBODY_KNOWN
  }
}

/** A claim as a host shows it: run, controller, boot and uptime when it was renewed, and the same now. */
export function readClaim(text: string): Claim | undefined {
  const [run, controller = '', renewed = '', now = ''] = text.split('\n')
  if (!run) return undefined
  const [boot, uptime] = now.split(' ')
  const [before, at] = renewed.split(' ')
  const age = Number(uptime) - (before === boot ? Number(at) : 0)
  return {
    by: { ...readController(controller), run },
    age: Number.isFinite(age) ? age : Number.POSITIVE_INFINITY,
  }
}

/** Whose the host is, where a program was refused for that. */
export function readRefusal({ code, stdout }: Output): Claim | undefined {
  if (code !== HELD || !stdout.startsWith(`${MARK}\n`)) return undefined
  const by = { ...NOBODY_KNOWN, run: '' }
  return readClaim(stdout.slice(MARK.length + 1)) ?? { by, age: 0 }
}

export const claimIn = (home: string): Fact<Claim | undefined> => ({
  ask: sh`[ -s ${home}/controller ] && cat ${home}/controller &&
printf '%s %s\n' "$(cat /proc/sys/kernel/random/boot_id)" "$(cut -d. -f1 /proc/uptime)"`,
  read: ({ code, stdout }) => (code === 0 ? readClaim(stdout) : undefined),
})

/** In whose hands a host is. */
export const claimed = claimIn(HOME)
