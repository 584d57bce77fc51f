import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'

/** A real ssh-agent that listens at a socket. */
export interface Agent {
  /** Gives it a private key, which its file must not have locked. */
  add(file: string): void
  end(): void
}

export async function startAgent(socket: string): Promise<Agent> {
  const process = spawn('ssh-agent', ['-D', '-a', socket])
  // It tells its address once it listens.
  await once(process.stdout, 'data')
  return {
    add: file =>
      void execFileSync('ssh-add', ['-q', file], {
        env: { SSH_AUTH_SOCK: socket },
        stdio: 'ignore',
      }),
    end: () => void process.kill(),
  }
}
