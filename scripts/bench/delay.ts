import { createConnection, createServer, type Server, type Socket } from 'node:net'

/** Passes on what one end says, each piece after `ms`, in order. */
function pass(from: Socket, to: Socket, ms: number): void {
  const later = (work: () => void) => void setTimeout(work, ms)
  from.on('data', piece => later(() => to.write(piece)))
  from.on('end', () => later(() => to.end()))
  from.on('error', () => {})
  from.on('close', broken => later(() => (broken ? to.destroy() : to.end())))
}

/**
 * A far-away sshd: a proxy in user space on 127.0.0.1 that holds back every piece for half of `roundTrip` ms in each
 * direction. Not quite a long link: TCP's own handshake and acknowledgements, which end at the proxy, are not
 * delayed, and its window never limits. It is the same for all who come by it.
 */
export async function delayed(address: string, port: number, roundTrip: number): Promise<Server> {
  const server = createServer({ noDelay: true, allowHalfOpen: true }, near => {
    const far = createConnection({ host: address, port, noDelay: true, allowHalfOpen: true })
    pass(near, far, roundTrip / 2)
    pass(far, near, roundTrip / 2)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  return server
}

/** The port that a server of ours listens on. */
export function portOf(server: Server): number {
  const place = server.address()
  if (place === null || typeof place === 'string') throw new Error('listens on no port')
  return place.port
}
