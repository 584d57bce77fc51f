import { sh } from '../core/command.ts'
import type { Fact } from '../core/fact.ts'
import { firstLine } from './files.ts'

export const hostname = firstLine(sh`cat /proc/sys/kernel/hostname`)
export const staticHostname = firstLine(sh`cat /etc/hostname`)
export const machineId = firstLine(sh`cat /etc/machine-id`)

/** MAC address of a NIC, in lower case; empty where there is no such NIC. */
export const macAddress = (nic: string) => firstLine(sh`cat ${`/sys/class/net/${nic}/address`}`)

/** Addresses on this machine's NICs, by NIC. */
export const addresses: Fact<ReadonlyMap<string, readonly string[]>> = {
  ask: sh`ip -o addr show scope global`,
  read: ({ stdout }) => {
    const nics = new Map<string, string[]>()
    for (const [, nic, address] of stdout.matchAll(/^\d+:\s+(\S+)\s+inet6?\s+([^/\s]+)/gm))
      if (nic && address) nics.set(nic, [...(nics.get(nic) ?? []), address])
    return nics
  },
}

/** How far this host's clock is ahead of the control machine's, in ms. Good to the time of one round trip. */
export const clockOffset: Fact<number | undefined> = {
  ask: sh`date +%s`,
  read: ({ code, stdout, at }) => (code === 0 ? Number(stdout) * 1000 - at : undefined),
}
