import { sh } from '../core/command.ts'
import type { Fact } from '../core/fact.ts'

/** Programs by the TCP port on which they listen; `?` for one that cannot be named. */
export const listeners: Fact<ReadonlyMap<number, string>> = {
  ask: sh`ss -ltnp`,
  read: ({ stdout }) =>
    new Map(
      stdout.split('\n').flatMap(line => {
        const [state, , , local = ''] = line.trim().split(/\s+/)
        const port = Number(local.slice(local.lastIndexOf(':') + 1))
        if (state !== 'LISTEN' || !port) return []
        return [[port, /users:\(\("([^"]+)"/.exec(line)?.[1] ?? '?'] as const]
      }),
    ),
}
