import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { type Lab, onMachine } from '../lab/lab.ts'
import type { Moment } from './fault.ts'

/** Waits on a machine for a moment, and holds there what is to be struck. */
export interface Trap {
  /** Resolves when the moment has come. */
  readonly sprung: Promise<void>
  /** Lets go of what is held, where it still is. */
  release(): Promise<void>
  close(): void
}

const SLIPWAY_RUNS = '/var/lib/slipway/runs'

/**
 * Any program of the step that was not there before. It is a session of its own, so all of it is held.
 * Nothing is forked on the way, for some programs are at work for milliseconds only; one that has ended
 * nevertheless is struck before slipway knows.
 */
const programOf = (step: string) => `
renice -n -20 $$ >/dev/null
mkfifo /run/trap.$$ && exec 4<>/run/trap.$$ && rm /run/trap.$$
shopt -s nullglob
old=" $(echo ${SLIPWAY_RUNS}/*) "
echo armed
while :; do
  for d in ${SLIPWAY_RUNS}/*.${step}.*; do
    [[ $old != *" $d "* ]] || continue
    for p in /proc/[0-9]*; do
      mapfile -d '' -t words <"$p/cmdline"
      [[ \${#words[@]} -gt 2 && \${words[-1]} = "$d" && \${words[-2]} = runner ]] || continue
      kill -STOP -- -"\${p#/proc/}" && echo "sprung \${p#/proc/}" && exit
    done
    [[ ! -e $d/code ]] || { echo sprung; exit; }
  done
  read -r -t 0.005 -u 4
done 2>/dev/null`

const phaseOf = (verb: string, says: string) => `
echo armed
until pid=$(pgrep -f '^kubeadm ${verb} '); do sleep 0.01; done
grep -q -m 1 -F -- '${says}' < <(exec tail -n +1 -s 0.01 --pid="$pid" -f "/proc/$pid/fd/1") || exit
kill -STOP "$pid"
echo "sprung $pid"`

/** A trap for moments that only the machine can tell; undefined for those that the run tells. */
export async function setTrap(lab: Lab, moment: Moment): Promise<Trap | undefined> {
  const works = 'at' in moment && moment.at === 'works'
  if (!works && !('kubeadm' in moment)) return undefined
  const machine = moment.on
  const program = 'step' in moment ? programOf(moment.step) : phaseOf(moment.kubeadm, moment.says)
  const config = join(lab.clusterFile, '../ssh_config')
  const child = spawn('ssh', ['-F', config, machine, 'sudo', 'bash', '-s'], {
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  child.stdin.end(program)
  let held = ''
  const lines = createInterface({ input: child.stdout })
  const next = (word: string) =>
    new Promise<string>((resolve, reject) => {
      lines.on('line', line => {
        if (line.startsWith(word)) resolve(line.slice(word.length + 1))
      })
      lines.once('close', () => reject(new Error(`the moment never came on ${machine}`)))
    })
  const sprung = next('sprung').then(pid => {
    if (pid) held = works ? `-- -${pid}` : pid
  })
  sprung.catch(() => {})
  await next('armed')
  return {
    sprung,
    async release() {
      if (held) await onMachine(lab, machine, `kill -s CONT ${held}; true`).catch(() => {})
    },
    close: () => void child.kill(),
  }
}
