import { afterEach, expect } from 'vitest'
import { Problem } from '../../src/core/problem.ts'
import { connectSsh, type SshOptions } from '../../src/transport/ssh.ts'
import type { Transport } from '../../src/transport/transport.ts'
import { type FakeOptions, type FakeServer, fakeServer } from './fake-server.ts'

/** What is to be closed when a test ends. */
export const leftovers: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const tidy of leftovers.splice(0).reverse()) await tidy()
})

/** A fake server until the test ends. */
export async function serve(options: FakeOptions = {}): Promise<FakeServer> {
  const server = await fakeServer(options)
  leftovers.push(server.close)
  return server
}

export const NO_AGENT: SshOptions = { agent: '' }

export async function connected(server: FakeServer, options: SshOptions = {}): Promise<Transport> {
  const transport = await connectSsh({ ...NO_AGENT, ...options })(server.host())
  leftovers.push(() => transport.close())
  return transport
}

/** The Problem that a promise is rejected with. */
export const refusal = (promise: Promise<unknown>): Promise<Problem> =>
  promise.then(
    () => expect.fail('should have been refused'),
    error => {
      expect(error).toBeInstanceOf(Problem)
      return error
    },
  )
