import { sh } from '../core/command.ts'
import type { Fact } from '../core/fact.ts'
import { hostPort } from '../core/families.ts'

/** A port of a host that others are to reach. */
export interface Door {
  readonly address: string
  readonly protocol: 'tcp' | 'udp'
  readonly port: number
}

/** A door of another host. */
export interface FarDoor extends Door {
  readonly host: string
}

/** Doors by `protocol/port`, those of others by `protocol/port host`. */
export interface PeerReport {
  /** Held open here, for the others to try. */
  readonly open: ReadonlySet<string>
  /** In use by a program here, which answers in our place. */
  readonly taken: ReadonlySet<string>
  /** Doors of others at which TCP was answered. */
  readonly reached: ReadonlySet<string>
  /** Who was heard at an open door of UDP. */
  readonly heard: ReadonlySet<string>
}

export const doorKey = ({ protocol, port }: Pick<Door, 'protocol' | 'port'>, host?: string) =>
  `${protocol}/${port}${host === undefined ? '' : ` ${host}`}`

/**
 * Opens doors for some seconds, and tries those of others meanwhile, again and again: all hosts do this at once, and
 * none knows when another has begun. The doors are systemd's sockets, so nothing is installed and nothing is left.
 * Who is heard over UDP says its own name, `self`.
 */
export const peers = (
  self: string,
  doors: readonly Door[],
  others: readonly FarDoor[],
  seconds: number,
): Fact<PeerReport> => ({
  ask: sh`PATH=$PATH:/usr/lib/systemd:/lib/systemd
activate=$(command -v systemd-socket-activate || command -v systemd-activate) || exit 0
end=$(($(date +%s) + ${seconds}))
door() {
  if [ "$2" = udp ]; then
    timeout ${seconds} "$activate" --datagram -l "$1" sh -c 'cat <&3' &
  else timeout ${seconds} "$activate" -l "$1" sleep ${seconds} >/dev/null & fi
  sleep 0.3
  if kill -0 "$!"; then printf 'open %s/%s\n' "$2" "$3"; else printf 'taken %s/%s\n' "$2" "$3"; fi
  [ "$2" = tcp ] || wait "$!"
}
try() {
  while [ "$(date +%s)" -lt "$end" ]; do
    if [ "$3" = udp ]; then
      bash -c 'printf "heard %s %s\n" "$2" "$3" >"/dev/udp/$0/$1"' "$2" "$4" "$3/$4" ${self}
      sleep 1
    else
      timeout 2 bash -c ': <>"/dev/tcp/$0/$1"' "$2" "$4" && printf 'reached %s/%s %s\n' "$3" "$4" "$1" && return
      sleep 0.5
    fi
  done
}
set -- ${doors.flatMap(({ address, protocol, port }) => [hostPort(address, port), protocol, port])}
while [ "$#" -gt 2 ]; do
  door "$1" "$2" "$3" &
  shift 3
done
set -- ${others.flatMap(({ host, address, protocol, port }) => [host, address, protocol, port])}
while [ "$#" -gt 3 ]; do
  try "$1" "$2" "$3" "$4" &
  shift 4
done
wait`,
  read: ({ stdout }) => {
    const said = (verb: string) =>
      new Set(
        stdout.split('\n').flatMap(line => {
          const [word, ...rest] = line.trim().split(' ')
          return word === verb ? [rest.join(' ')] : []
        }),
      )
    return {
      open: said('open'),
      taken: said('taken'),
      reached: said('reached'),
      heard: said('heard'),
    }
  },
})
