import { $ } from 'zx'

const shell = $({ quiet: true })
const tolerant = $({ quiet: true, nothrow: true })

/** Pulls or plugs a machine's cable; like all of these it holds until the machine boots again. */
export const setLink = async (link: string, state: 'up' | 'down'): Promise<void> => {
  await shell`ip link set ${link} ${state}`
}

const clear = async (link: string): Promise<void> => {
  await tolerant`tc qdisc del dev ${link} root`
}

/** Delays what the machine receives; 0 takes the delay away. False if this kernel cannot. */
export const setDelay = async (link: string, milliseconds: number): Promise<boolean> => {
  await clear(link)
  if (milliseconds === 0) return true
  const { exitCode } = await tolerant`tc qdisc add dev ${link} root netem delay ${milliseconds}ms`
  return exitCode === 0
}

/** Narrows what the machine receives to so many kilobits per second; 0 opens it again. */
export const setRate = async (link: string, kilobits: number): Promise<void> => {
  await clear(link)
  if (kilobits === 0) return
  await shell`tc qdisc add dev ${link} root tbf rate ${kilobits}kbit burst 16kb latency 2s`
}
