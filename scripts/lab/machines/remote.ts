import { connect } from 'node:net'
import { join } from 'node:path'
import type { Lab, Machine } from './lab.ts'

export const sshArgs = (lab: Lab, machine: Machine): string[] => [
  '-F',
  join(lab.userDir, 'ssh_config'),
  machine.name,
]

/** The first line that whoever listens there says, if it says one soon. */
export const sshBanner = (address: string, timeoutMs = 1000): Promise<string | undefined> =>
  new Promise(resolve => {
    const socket = connect({ host: address, port: 22, timeout: timeoutMs })
    const finish = (answer: string | undefined) => {
      socket.destroy()
      resolve(answer)
    }
    socket.once('data', data => finish(data.toString().trim()))
    socket.once('timeout', () => finish(undefined))
    socket.once('error', () => finish(undefined))
    socket.once('close', () => finish(undefined))
  })
