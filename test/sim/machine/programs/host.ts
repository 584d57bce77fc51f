import { runProgram } from '../../shell/run.ts'
import type { Call } from '../../shell/system.ts'
import { parameter, setParameter } from '../kernel.ts'
import type { Machine } from '../machine.ts'
import { kubeletFails } from '../units.ts'
import { given, type MachineProgram, tick, unknown } from './program.ts'

const HOMES: Readonly<Record<string, string>> = { root: '/root', vagrant: '/home/vagrant' }

/** date(1)'s letters, of a moment in UTC. */
function dated(at: number, format: string): string {
  const iso = new Date(at).toISOString()
  const letters: Readonly<Record<string, string>> = {
    s: String(Math.floor(at / 1000)),
    F: iso.slice(0, 10),
    T: iso.slice(11, 19),
    Z: 'UTC',
    Y: iso.slice(0, 4),
    m: iso.slice(5, 7),
    d: iso.slice(8, 10),
    H: iso.slice(11, 13),
    M: iso.slice(14, 16),
    S: iso.slice(17, 19),
  }
  return format.replaceAll(/%([a-zA-Z])/g, (_, letter: string) => {
    const value = letters[letter]
    if (value === undefined) throw new Error(`the simulation does not know: date ${format}`)
    return value
  })
}

const seconds = (text: string) => Number(text.replace(/s$/, ''))

/** The addresses of its NICs, in the order in which the NICs came. */
function addressLines({ address, live, files }: Machine): (readonly [string, string])[] {
  const env = files.entry('/run/flannel/subnet.env')?.content ?? ''
  const bridge = env.match(/^FLANNEL_SUBNET=(.*)$/m)?.[1] ?? ''
  const known = [
    ['eth0', `${address}/24`],
    ['docker0', '172.17.0.1/16'],
    ['flannel.1', bridge.replace(/\.1\/24$/, '.0/32')],
    ['cni0', bridge],
  ] as const
  return known.filter(([nic]) => nic === 'eth0' || live.links.has(nic))
}

const broadcast = (address: string) =>
  address.endsWith('/16')
    ? address.replace(/\d+\.\d+\/16$/, '255.255')
    : address.replace(/\d+\/24$/, '255')

/** A value that stands behind a word of the call. */
const after = ({ args }: Call, word: string) => args[args.indexOf(word) + 1] ?? ''

export const host: Readonly<Record<string, MachineProgram>> = {
  udevadm(_, call) {
    if (call.args.slice(1).join(' ') !== 'control --reload') unknown(call)
    return 0
  },

  nproc(_, call) {
    call.out('2\n')
    return 0
  },

  date(m, call) {
    const format = call.args.find(a => a.startsWith('+'))
    call.out(`${dated(m.clock(), format?.slice(1) ?? '%F %T')}\n`)
    return 0
  },

  *sleep(_, call) {
    yield* tick(seconds(call.args[1] ?? '0') * 1000, `sleep ${call.args[1]}`)
    return 0
  },

  hostname(m, call) {
    if (call.args.length > 1) unknown(call)
    call.out(`${m.live.hostname}\n`)
    return 0
  },

  getent(m, call) {
    const [, database, name] = call.args
    if (database !== 'passwd') unknown(call)
    const line = m.files
      .read('/etc/passwd')
      .split('\n')
      .find(l => l.startsWith(`${name}:`))
    if (!line) return 2
    call.out(`${line}\n`)
    return 0
  },

  id(_, call) {
    const [letters, user = 'root'] = call.args.slice(1)
    if (letters === '-u') call.out(user === 'root' ? '0\n' : '1000\n')
    else if (letters === '-gn' || letters === '-un') call.out(`${user}\n`)
    else unknown(call)
    return user in HOMES ? 0 : 1
  },

  sysctl(m, call) {
    const asked = call.args.at(-1) ?? ''
    const missing = (key: string) => {
      call.err(
        `sysctl: cannot stat /proc/sys/${key.replaceAll('.', '/')}: No such file or directory\n`,
      )
      return 255
    }
    if (call.args[1] === '-n') {
      const value = parameter(m, asked)
      if (value === undefined) return missing(asked)
      call.out(`${value}\n`)
      return 0
    }
    if (call.args[1] !== '-w') unknown(call)
    const [key = '', value = ''] = asked.split('=')
    return (function* () {
      yield* tick(2, `sysctl -w ${asked}`)
      if (!setParameter(m, key, value)) return missing(key)
      call.out(`${key} = ${value}\n`)
      return 0
    })()
  },

  *modprobe(m, call) {
    yield* tick(20, call.args.join(' '))
    const module = call.args.at(-1) ?? ''
    if (!['overlay', 'br_netfilter'].includes(module)) {
      call.err(`modprobe: FATAL: Module ${module} not found.\n`)
      return 1
    }
    m.alter(live => live.modules.add(module))
    return 0
  },

  *swapoff(m, call) {
    if (call.args[1] !== '-a') unknown(call)
    yield* tick(500, 'swapoff -a')
    m.alter(live => live.swaps.clear())
    return 0
  },

  getenforce(m, call) {
    call.out(`${m.live.selinux}\n`)
    return 0
  },

  *setenforce(m, call) {
    if (call.args[1] !== '0') unknown(call)
    yield* tick(5, 'setenforce 0')
    m.alter(live => (live.selinux = 'Permissive'))
    return 0
  },

  restorecon: () => 0,

  ip(m, call) {
    const asked = call.args.slice(1).join(' ')
    if (asked === '-o addr show scope global') {
      addressLines(m).forEach(([nic, address], i) => {
        const brd = address.endsWith('/32') ? '' : ` brd ${broadcast(address)}`
        const forever = '\\       valid_lft forever preferred_lft forever'
        call.out(`${i + 2}: ${nic}    inet ${address}${brd} scope global ${nic}${forever}\n`)
      })
      return 0
    }
    const [, verb, link = ''] = asked.match(/^link (show|delete|del) (\S+)$/) ?? unknown(call)
    if (!m.live.links.has(link)) {
      call.err(
        verb === 'show' ? `Device "${link}" does not exist.\n` : `Cannot find device "${link}"\n`,
      )
      return 1
    }
    if (verb === 'show') {
      call.out(`5: ${link}: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1450 qdisc noqueue state UP\n`)
      return 0
    }
    return (function* () {
      yield* tick(5, asked)
      m.alter(live => live.links.delete(link))
      return 0
    })()
  },

  'iptables-save': () => 0,
  'ip6tables-save': () => 0,
  'iptables-restore': () => 0,
  'ip6tables-restore': () => 0,

  free(_, call) {
    call.out(
      '              total        used        free\nMem:           3931         812        2735\n',
    )
    return 0
  },

  ss(m, call) {
    const ports = m.live.containers.has('kube-apiserver') ? [6443] : []
    for (const port of ports) call.out(`LISTEN 0 4096 *:${port} *:*\n`)
    return 0
  },

  /** Only what a kubelet says that does not run. */
  journalctl(m, call) {
    m.fleeting()
    if (after(call, '-u') !== 'kubelet' || !m.live.units.has('kubelet')) return 0
    const why = kubeletFails(m)
    if (why) call.out(`F${dated(m.clock(), '%m%d %T')}.000000    4242 server.go:265] ${why}\n`)
    return 0
  },

  /** How long the first process has been there. */
  ps(m, call) {
    if (call.args.slice(1).join(' ') !== '-o etimes= -p 1')
      throw new Error(`the simulation does not know: ${call.args.join(' ')}`)
    m.fleeting()
    const seconds = Math.floor((m.around.now() - m.live.bootedAt) / 1000)
    call.out(`${String(seconds).padStart(11)}\n`)
    return 0
  },

  /** Of the components of a control plane: each is a container here. */
  pgrep(m, call) {
    return m.live.containers.has(after(call, '-x')) ? 0 : 1
  },

  /** Logs of containers: nobody here keeps any. */
  find(m) {
    m.fleeting()
    return 0
  },

  echo(_, call) {
    call.out(`${call.args.slice(1).join(' ')}\n`)
    return 0
  },

  *timeout(_, call) {
    return yield* call.run(call.args.slice(2))
  },

  *setsid(_, call) {
    return yield* call.run(call.args.slice(1))
  },

  *xargs(_, call) {
    const { options } = given(
      call.args.slice(
        0,
        call.args.findIndex((a, i) => i > 0 && !/^(-.*|\d+)$/.test(a)),
      ),
    )
    const at = call.args.findIndex((a, i) => i > 0 && !/^(-.*|\d+)$/.test(a))
    const words = call.in.rest().split(/\s+/).filter(Boolean)
    if (words.length === 0 && options.has('r')) return 0
    const each = options.has('n') ? words.map(word => [word]) : [words]
    let code = 0
    for (const some of each)
      if ((yield* call.run([...call.args.slice(at), ...some])) !== 0) code = 123
    return code
  },

  *sh(_, call) {
    if (call.args[1] !== '-c') unknown(call)
    const shell = call.shell.subshell()
    for (const name of shell.vars.keys()) if (!shell.exported.has(name)) shell.vars.delete(name)
    shell.functions.clear()
    shell.errexit = false
    shell.name = call.args[3] ?? 'sh'
    shell.args = call.args.slice(4)
    return yield* runProgram(call.args[2] ?? '', shell, call)
  },

  umount: () => 0,
}
