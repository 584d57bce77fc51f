import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import type { AnyAuthMethod, Client, ConnectConfig } from 'ssh2'
import type { Host } from '../core/host.ts'
import { reveal } from '../core/secret.ts'
import type { HostKeyCheck } from './host-key.ts'
import { interrupted, onAbort } from './interrupt.ts'
import type { Attempt, Login } from './login.ts'
import type { Road } from './road.ts'
import { StageTimeout, sshProblem } from './ssh-problem.ts'
import { agentOf, connect, type HostKeys, hasGreeted, newClient } from './ssh2.ts'

/** An open connection. */
export interface Link {
  readonly client: Client
  /** Fires when it has ended; its reason is the error that ended it. */
  readonly over: AbortSignal
  close(): Promise<void>
}

export interface Dial {
  readonly host: Host
  readonly check: HostKeyCheck
  readonly login: Login
  /** Milliseconds after which each stage is given up. */
  readonly limits: Readonly<Record<'tcp' | 'handshake' | 'auth', number>>
  /** Milliseconds between two signs of life. */
  readonly keepalive: number
  readonly road: Road
  readonly signal: AbortSignal | undefined
}

/** The host hung up while somebody was being asked. */
export class HungUpWhileAsking extends Error {
  override readonly name = 'HungUpWhileAsking'
  /** Resolves when the answer has come. */
  readonly answered: Promise<unknown>

  constructor(answered: Promise<unknown>) {
    super('the host did not wait for the answer')
    this.answered = answered.catch(() => {})
  }
}

/** ms for a host to say goodbye before the socket is closed all the same. */
const GOODBYE = 1000

/** @throws HungUpWhileAsking when another try is worth it, else a Problem */
export function dial(options: Dial): Promise<Link> {
  const { host, check, login, road, signal } = options
  const client = newClient()
  const over = new AbortController()
  let socket: Duplex | undefined

  return new Promise((resolve, reject) => {
    let stage: keyof Dial['limits'] | 'ready' = 'tcp'
    let timer: NodeJS.Timeout | undefined
    let asking: Promise<unknown> | undefined
    const limit = (of: keyof Dial['limits']) => {
      clearTimeout(timer)
      const ms = options.limits[of]
      timer = setTimeout(
        () => fail(new StageTimeout(of, ms, of === 'handshake' && hasGreeted(client))),
        ms,
      )
    }
    const enter = (next: keyof Dial['limits']) => {
      stage = next
      limit(next)
    }
    /** People take their time; it is not the host's. */
    const patiently = async <T>(work: Promise<T>): Promise<T> => {
      clearTimeout(timer)
      asking = work
      try {
        return await work
      } finally {
        asking = undefined
        if (!over.signal.aborted && stage !== 'ready') limit(stage)
      }
    }
    const settle = () => {
      clearTimeout(timer)
      forget()
      forgetRoad()
    }
    const fail = (error: unknown) => {
      settle()
      const hungUp = asking && !signal?.aborted && stage !== 'ready'
      reject(
        hungUp && asking
          ? new HungUpWhileAsking(asking)
          : sshProblem({ host, stage, error, login }),
      )
      over.abort(error)
      socket?.destroy()
    }
    const forget = onAbort(signal, () => fail(interrupted(host.name, signal)))
    const forgetRoad = onAbort(road.over, () => fail(new Error('the machine on the way is gone')))

    enter('tcp')
    client.once('connect', () => enter('handshake'))
    client.once('handshake', () => {
      enter('auth')
      try {
        check.remember()
      } catch (error) {
        fail(error)
      }
    })
    client.once('ready', () => {
      stage = 'ready'
      settle()
      login.accepted()
      resolve({ client, over: over.signal, close: () => close(client, over.signal) })
    })
    client.on('banner', text => login.tried.push(text.trim()))
    // For life: without a listener, an error long after `ready` would end the whole process.
    client.on('error', error => {
      if (error.level === 'agent') login.tried.push(error.message)
      else fail(error)
    })
    client.once('close', () => fail(new Error('the host closed the connection')))
    const config = (sock: Duplex): ConnectConfig => ({
      sock: sock as Socket,
      username: host.ssh.user,
      readyTimeout: 0,
      keepaliveInterval: options.keepalive,
      authHandler: (allowed, partial, next) => {
        patiently(login.next(allowed, partial))
          .then(attempt => {
            // `false` is not in the types: it says that there is nothing left to try.
            if (!over.signal.aborted)
              next(attempt ? methodOf(attempt, host.ssh.user, patiently) : (false as never))
          })
          // Also what the library throws, for a connection that has just ended.
          .catch(fail)
      },
    })
    const verify: HostKeys['verify'] = (shown, done) => {
      patiently(check.refuse(shown))
        .then(refusal => {
          if (refusal) fail(refusal)
          if (!over.signal.aborted || refusal) done(refusal === undefined)
        })
        .catch(fail)
    }
    road
      .open()
      .then(opened => {
        socket = opened
        if (over.signal.aborted) opened.destroy()
        else connect(client, config(opened), { algorithms: check.algorithms, verify })
      })
      .catch(fail)
  })
}

function methodOf(
  attempt: Attempt,
  username: string,
  patiently: <T>(work: Promise<T>) => Promise<T>,
): AnyAuthMethod {
  switch (attempt.method) {
    case 'none':
      return { type: 'none', username }
    case 'publickey': {
      const { key } = attempt
      const sign = (data: Buffer, hash?: string) => patiently(key.sign(data, hash))
      return { type: 'agent', username, agent: agentOf({ ...key, sign }, attempt.public) }
    }
    case 'password':
      return { type: 'password', username, password: reveal(attempt.password) }
    case 'keyboard-interactive':
      return {
        type: 'keyboard-interactive',
        username,
        prompt: (_name, _instructions, _language, questions, finish) => {
          const asked = attempt.answer(questions)
          const finished = (answers: readonly string[]) => finish([...answers])
          const none = questions.map(() => '')
          patiently(asked)
            .then(
              answers => finished(answers ? answers.map(reveal) : none),
              () => finished(none),
            )
            // The connection has ended meanwhile, and says so itself.
            .catch(() => {})
        },
      }
  }
}

async function close(client: Client, over: AbortSignal): Promise<void> {
  if (over.aborted) return
  const closed = new Promise<void>(resolve => client.once('close', () => resolve()))
  client.end()
  await Promise.race([closed, sleep(GOODBYE, undefined, { ref: false })])
  client.destroy()
}
