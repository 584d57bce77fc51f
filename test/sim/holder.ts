/** What df says of a disk on which nothing fits. */
const FULL =
  'Filesystem      Size  Used Avail Use% Mounted on\n/dev/vda1        20G   20G     0 100% /\n'

/** What a run wants of a host: see src/render/claim.ts. */
export interface Wish {
  readonly run: string
  /** As JSON. */
  readonly controller: string
  /** The run whose place it may take, and whether also when that has just said that it is there. */
  readonly over?: { readonly run: string; readonly evenFresh: boolean } | undefined
}

const KEEP = /exec 8>>\S+\/controller\.lock\nflock -w 60 8 \|\| exit 75\nboot=/
const RELEASE = /"\$\(head -n 1 \S+\/controller\)" != (\S+) \]/

/** What a program takes or keeps a host for; undefined for one that does neither. */
export function readWish(text: string): Wish | undefined {
  const from = text.search(KEEP)
  if (from < 0) return undefined
  const part = text.slice(from)
  const [, run, controller] =
    part.match(/printf '%s\\n' (\S+) '((?:[^']|'\\'')*)' "\$boot \$now"/) ?? []
  if (run === undefined || controller === undefined) throw new Error(`not a claim: ${part}`)
  const over = part.match(/^'' \| \S+\) ;;\n(\S+)\)\n( {2}renewed=)?/m)
  return {
    run,
    controller: controller.replaceAll("'\\''", "'"),
    over: over ? { run: over[1] as string, evenFresh: over[2] === undefined } : undefined,
  }
}

/** The run that lets a host go; undefined where a program does nothing of the kind. */
export const readRelease = (text: string): string | undefined => text.match(RELEASE)?.[1]

const CODE = 79
const SECONDS = 120

/** In whose hands a host is: the file that templates/claim.sh.eta writes there. */
export class Holder {
  #claim: { run: string; controller: string; boot: number; uptime: number } | undefined

  /** As the question `claimed` shows it. */
  show(boot: number, uptime: number): string {
    const c = this.#claim
    return c
      ? `${c.run}\n${c.controller}\nboot-${c.boot} ${c.uptime}\nboot-${boot} ${uptime}\n`
      : ''
  }

  /** @returns what is said to a run that may not have the host */
  keep(
    { run, controller, over }: Wish,
    boot: number,
    uptime: number,
    full: boolean,
  ): { readonly code: number; readonly said: string; readonly err?: string } | undefined {
    const now = this.#claim
    if (now && now.run !== run) {
      const age = now.boot === boot ? uptime - now.uptime : uptime
      const free = over?.run === now.run && (over.evenFresh || age >= SECONDS)
      if (!free)
        return {
          code: CODE,
          said: `slipway: the host is in other hands\n${this.show(boot, uptime)}`,
        }
    }
    if (!full) this.#claim = { run, controller, boot, uptime }
    else if (now?.run !== run) return { code: 1, said: '', err: FULL }
    return undefined
  }

  release(run: string): void {
    if (this.#claim?.run === run) this.#claim = undefined
  }

  fork(): Holder {
    const copy = new Holder()
    copy.#claim = this.#claim
    return copy
  }
}
