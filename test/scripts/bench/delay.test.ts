import { once } from 'node:events'
import { createConnection, createServer } from 'node:net'
import { expect, test } from 'vitest'
import { delayed, portOf } from '../../../scripts/bench/delay.ts'

test('a proxy holds back every piece for half a round trip in each direction, and loses none', async () => {
  const echo = createServer({ allowHalfOpen: true }, socket => socket.pipe(socket)).listen(
    0,
    '127.0.0.1',
  )
  await once(echo, 'listening')
  const far = await delayed('127.0.0.1', portOf(echo), 100)
  const socket = createConnection(portOf(far), '127.0.0.1')
  const began = performance.now()
  socket.write('ping')
  const [said] = await once(socket, 'data')
  const took = performance.now() - began
  expect(String(said)).toBe('ping')
  expect(took).toBeGreaterThanOrEqual(95)
  const pieces: Buffer[] = []
  socket.on('data', piece => pieces.push(piece))
  socket.end(Buffer.alloc(300_000, 'x'))
  await once(socket, 'close')
  expect(Buffer.concat(pieces)).toHaveLength(300_000)
  far.close()
  echo.close()
})

test('a server that is gone closes the connection', async () => {
  const gone = createServer().listen(0, '127.0.0.1')
  await once(gone, 'listening')
  const port = portOf(gone)
  gone.close()
  const far = await delayed('127.0.0.1', port, 2)
  const socket = createConnection(portOf(far), '127.0.0.1')
  socket.on('error', () => {})
  await once(socket, 'close')
  far.close()
})
