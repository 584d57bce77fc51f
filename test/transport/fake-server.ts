import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ssh2, { type Connection, type ServerChannel } from 'ssh2'
import type { Host, SshTarget } from '../../src/core/host.ts'
import { freshKey } from './fresh-key.ts'
import { testHost } from './host.ts'
import { show } from './showing.ts'

export interface FakeOptions {
  /** Ends every program before it has read anything, in the packet that says that it has begun. */
  stillborn?: boolean
  /** Plays the program: `mark` is the line with which it has to start both streams. */
  program?(channel: ServerChannel, mark: string): void
  /** Never says whether a session may be opened. */
  deaf?: boolean
  /** How many sessions are allowed at a time. */
  sessions?: number
  /** What it shows in place of its key, which goes on signing: a certificate of that, or something else. */
  shows?(hostKey: Buffer): Buffer
  /** Accepts nobody, or never decides. */
  auth?: 'refuse' | 'silent'
}

/** An SSH server inside this process, whose sockets and streams a test has in its hand. */
export interface FakeServer {
  readonly host: (ssh?: Partial<SshTarget>) => Host
  readonly hostKey: string
  readonly folder: string
  readonly sockets: readonly Socket[]
  /** Exchanges new keys with all that are connected. */
  readonly rekey: () => Promise<void>
  /** The most sessions that were open at one time. */
  readonly peak: () => number
  readonly close: () => Promise<void>
}

export const say = (channel: ServerChannel, mark: string, stdout: string, code = 0) => {
  channel.stderr.write(`${mark}\n`)
  channel.write(`${mark}\n${stdout}`)
  channel.exit(code)
  channel.end()
}

export async function fakeServer(options: FakeOptions = {}): Promise<FakeServer> {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-fake-'))
  const hostKey = freshKey()
  const identity = freshKey()
  const identityFile = join(folder, 'id')
  writeFileSync(identityFile, identity.private, { mode: 0o600 })

  const sockets: Socket[] = []
  const clients: Connection[] = []
  let open = 0
  let peak = 0
  const ssh = new ssh2.Server({ hostKeys: [hostKey.private] }, client => {
    client.on('error', () => {})
    clients.push(client)
    if (options.shows) show(client, hostKey.private, options.shows)
    client.on('authentication', context => {
      if (options.auth === 'silent') return
      if (options.auth === 'refuse' || context.method === 'none') context.reject(['publickey'])
      else context.accept()
    })
    client.on('session', (accept, reject) => {
      if (options.deaf) return
      if (open >= (options.sessions ?? 10)) return reject()
      peak = Math.max(peak, ++open)
      const session = accept()
      session.on('close', () => open--)
      session.on('exec', acceptExec => {
        if (options.stillborn) for (const socket of sockets) socket.cork()
        const channel = acceptExec()
        if (options.stillborn) {
          channel.stderr.write('This account is currently not available.\n')
          channel.exit(1)
          channel.close()
          for (const socket of sockets) process.nextTick(() => socket.uncork())
          return
        }
        channel.on('error', () => {})
        let stdin = ''
        channel.on('data', (chunk: Buffer) => {
          stdin += chunk
        })
        channel.on('end', () => {
          const mark = /slipway-[\w-]+/.exec(stdin)?.[0] ?? ''
          if (options.program) options.program(channel, mark)
          else say(channel, mark, 'hello\n')
        })
      })
    })
  })
  const server = createServer(socket => {
    sockets.push(socket)
    socket.on('error', () => {})
    ssh.injectSocket(socket)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    folder,
    sockets,
    hostKey: hostKey.public,
    peak: () => peak,
    async rekey() {
      for (const client of clients)
        await new Promise<void>(resolve => client.rekey(() => resolve()))
    },
    host: overrides =>
      testHost({
        port,
        user: 'tester',
        identityFile,
        knownHostsFile: join(folder, 'known_hosts'),
        ...overrides,
      }),
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise(resolve => server.close(resolve))
      rmSync(folder, { recursive: true })
    },
  }
}
