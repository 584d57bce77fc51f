import { $ } from 'zx'

const shell = $({ quiet: true })

/** Pulls or plugs a machine's cable; it holds until the machine boots again. */
export const setLink = async (link: string, state: 'up' | 'down'): Promise<void> => {
  await shell`ip link set ${link} ${state}`
}

/** Delays what the machine receives; 0 takes the delay away. */
export const setDelay = async (link: string, milliseconds: number): Promise<void> => {
  if (milliseconds > 0) {
    await shell`tc qdisc replace dev ${link} root netem delay ${milliseconds}ms`
  } else {
    await $({ quiet: true, nothrow: true })`tc qdisc del dev ${link} root`
  }
}
