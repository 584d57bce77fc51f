import { join } from 'node:path'
import { hasAnsible, hasMitogen } from './circumstances.ts'
import type { Entry } from './contest.ts'
import type { Fleet } from './fleet.ts'

const ROOT = join(import.meta.dirname, '../..')
export const MAIN = join(ROOT, 'dist/cli/main.js')
const PEERS = join(import.meta.dirname, 'peers/ansible')

/** All at once, each the very question that slipway asks; fails when one of them fails. */
const ASK = `cd "$PROBES"; pids=
for host in *; do ssh -F "$CONFIG" $OPTIONS "$host" sudo -n sh -s < "$host" > /dev/null & pids="$pids $!"; done
for pid in $pids; do wait "$pid" || exit; done`

export const slipway = (fleet: Fleet, ...words: string[]): Entry => ({
  name: 'slipway',
  call: { words: [process.execPath, MAIN, ...words, '-f', fleet.clusterFile] },
})

/** Without any tool: one ssh for each host, at the same time. */
export const plainSsh = ({ probes, sshConfig }: Fleet): Entry => ({
  name: 'ssh',
  call: {
    words: ['bash', '-c', ASK],
    env: { PROBES: probes, CONFIG: sshConfig, OPTIONS: '' },
  },
})

/** The same over connections that an earlier command has left open. */
export const sharedSsh = ({ probes, sshConfig }: Fleet): Entry => ({
  name: 'ssh, connection open before',
  call: {
    words: ['bash', '-c', ASK],
    env: {
      PROBES: probes,
      CONFIG: sshConfig,
      OPTIONS: `-o ControlMaster=auto -o ControlPersist=120 -o ControlPath=${join(probes, '..')}/%C`,
    },
  },
})

/** Ansible leaves its connections open for a minute, for whoever plays next; here each begins with none, as all others do. */
const PLAY = 'export ANSIBLE_SSH_CONTROL_PATH_DIR="$OUT"; exec ansible-playbook "$@"'

const ansible = (
  { inventoryFile }: Fleet,
  name: string,
  settings: string,
  rounds: number,
): Entry => ({
  name,
  rounds,
  call: {
    words: ['bash', '-c', PLAY, 'bash', '-i', inventoryFile, join(PEERS, 'prepare.yml')],
    env: { ANSIBLE_CONFIG: join(PEERS, `${settings}.cfg`) },
  },
})

/** Ansible's ways, those that are installed here, on machines yet to come. */
export const ansibleWays = (rounds: number): ((fleet: Fleet) => Entry)[] => {
  const way = (name: string, settings: string) => (fleet: Fleet) =>
    ansible(fleet, name, settings, rounds)
  if (!hasAnsible()) return []
  return [
    way('Ansible', 'defaults'),
    way('Ansible, pipelining, 50 forks', 'pipelining'),
    ...(hasMitogen() ? [way('Ansible, Mitogen', 'mitogen')] : []),
  ]
}

export const ansibles = (fleet: Fleet, rounds: number): Entry[] =>
  ansibleWays(rounds).map(way => way(fleet))
