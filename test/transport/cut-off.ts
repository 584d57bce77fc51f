import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** Stands between a client and a server, and ends every connection at one place. */
export interface Scissors {
  readonly port: number
  /** How many bytes the last connection brought, each way. */
  readonly carried: () => Record<Way, number>
  /** From now on, connections end once so many bytes have gone that way. */
  cut(way: Way, after: number, how: How): void
  close(): Promise<void>
}

export type Way = 'from' | 'to'
/** With a word (FIN), without (RST), or never: silence. */
export type How = 'end' | 'reset' | 'silence'

export async function scissors(port: number): Promise<Scissors> {
  let carried: Record<Way, number> = { from: 0, to: 0 }
  let place: { way: Way; after: number; how: How } | undefined
  const sockets = new Set<Socket>()
  const server = createServer(near => {
    const far = connect(port, '127.0.0.1')
    const own = { from: 0, to: 0 }
    carried = own
    let isCut = false
    const pass = (source: Socket, target: Socket, way: Way) => {
      sockets.add(source)
      source.on('error', () => {})
      source.on('close', () => {
        sockets.delete(source)
        if (!isCut) target.end()
      })
      source.on('data', chunk => {
        if (isCut) return
        const left = place?.way === way ? place.after - own[way] : Number.POSITIVE_INFINITY
        const bytes = chunk.subarray(0, Math.max(0, left))
        own[way] += bytes.length
        target.write(bytes)
        if (chunk.length < left || !place) return
        isCut = true
        far.destroy()
        if (place.how === 'end') near.end()
        if (place.how === 'reset') near.resetAndDestroy()
      })
    }
    pass(far, near, 'from')
    pass(near, far, 'to')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    carried: () => carried,
    cut: (way, after, how) => {
      place = { way, after, how }
    },
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise(resolve => server.close(resolve))
    },
  }
}
