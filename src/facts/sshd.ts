import { sh } from '../core/command.ts'
import type { Fact } from '../core/fact.ts'

const isLoopback = (address: string) => /^(127\.|\[?::1\]?$)/.test(address)

/** `sshd: ann@pts/0`, `sshd: ann`: serves one session, and listens only for what that forwards. */
const isSession = (commandLine: string) =>
  /^sshd(-session)?: /.test(commandLine) && !commandLine.includes('[listener]')

function split(local: string): { address: string; port: number } {
  const colon = local.lastIndexOf(':')
  return { address: local.slice(0, colon), port: Number(local.slice(colon + 1)) }
}

/**
 * TCP ports on which SSH can be reached from elsewhere, in order: where sshd listens, by itself or through a socket
 * of systemd's (Ubuntu from 22.10 on).
 */
export const sshPorts: Fact<readonly number[]> = {
  ask: sh`ss -ltnp | while read -r _ _ _ local _ process; do
  case $process in
  *'("sshd"'*)
    pid=$(printf '%s\n' "$process" | sed 's/.*("sshd",pid=\([0-9]*\).*/\1/')
    printf '%s %s\n' "$local" "$(tr '\0' ' ' <"/proc/$pid/cmdline")" ;;
  esac
done
for socket in ssh.socket sshd.socket; do
  if systemctl is-active -q "$socket"; then systemctl show -p Listen "$socket"; fi
done; true`,
  read: ({ stdout }) => {
    const locals = stdout.split('\n').flatMap(line => {
      const socket = line.match(/^Listen=(\S+) \(Stream\)/)?.[1]
      if (socket) return [socket]
      const [local = '', ...words] = line.split(' ')
      return /:\d+$/.test(local) && !isSession(words.join(' ')) ? [local] : []
    })
    const ports = locals
      .map(split)
      .filter(({ address, port }) => port > 0 && !isLoopback(address))
      .map(({ port }) => port)
    return [...new Set(ports)].sort((a, b) => a - b)
  },
}
