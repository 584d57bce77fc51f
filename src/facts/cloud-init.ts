import { sh } from '../core/command.ts'
import type { Fact } from '../core/fact.ts'

/** Where slipway keeps cloud-init from writing /etc/hosts: read after all others of the folder. */
export const CLOUD_HOSTS = '/etc/cloud/cloud.cfg.d/zz-slipway-hosts.cfg'

/** What the machine was given when it was made, which goes before the system's own files. */
const INSTANCE = '/var/lib/cloud/instance/cloud-config.txt'

const KEY = 'manage_etc_hosts:'

/** Who has cloud-init write /etc/hosts anew at each boot. */
export type HostsByCloudInit = 'nobody' | 'system' | 'user-data'

const isOn = (line = ''): boolean =>
  /^["']?(true|template|localhost|yes|on)\b/i.test(
    line.slice(line.indexOf(KEY) + KEY.length).trim(),
  )

/** Source: cloud-init's documentation, module Update Etc Hosts, and "Configuration priority". */
export const hostsByCloudInit: Fact<HostsByCloudInit> = {
  ask: sh`for f in /etc/cloud/cloud.cfg /etc/cloud/cloud.cfg.d/*.cfg ${INSTANCE}; do
  [ ! -f "$f" ] || grep ${`^${KEY}`} "$f" | tail -n 1 | sed "s|^|$f |"
done; true`,
  read: ({ stdout }) => {
    const lines = stdout.split('\n').filter(line => line.includes(KEY))
    const given = lines.find(line => line.startsWith(`${INSTANCE} `))
    if (given !== undefined) return isOn(given) ? 'user-data' : 'nobody'
    return isOn(lines.at(-1)) ? 'system' : 'nobody'
  },
}
