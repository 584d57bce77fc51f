import { type Change, change } from '../core/change.ts'
import { sh } from '../core/command.ts'
import { defineStep } from '../core/step.ts'
import { file } from '../facts/files.ts'
import { unit } from '../facts/systemd.ts'
import { install } from '../render/package-manager.ts'
import { packageFacts, repairs } from './packages.ts'
import { everyHost } from './targets.ts'

/**
 * Daemons that keep time; one of them is enough, two would fight. Debian's chrony stands before chronyd, which is
 * an alias of it there that systemctl refuses to enable.
 */
const DAEMONS = ['chrony', 'chronyd', 'systemd-timesyncd', 'ntpd'] as const

const CONFS = ['/etc/chrony/chrony.conf', '/etc/chrony.conf'] as const

const asks = (conf: string, server: string) =>
  conf.split('\n').some(line => {
    const [directive, name] = line.trim().split(/\s+/)
    return (directive === 'server' || directive === 'pool') && name === server
  })

/** Adds servers to the end of chrony.conf(5), whose other lines are the administrator's. */
const askServers = (servers: readonly string[], path: string, daemon: string): Change =>
  change(
    `ask ${servers.join(', ')} for the time`,
    // One by one, each unless it is there: after a power cut the same program may be run a second time.
    ...servers.map(server => {
      const line = ['server', server, 'iburst'].join(' ')
      return sh`grep -qxF ${line} ${path} || printf '%s\n' ${line} >> ${path}`
    }),
    sh`systemctl restart ${daemon}`,
  )

export const timeSynced = defineStep({
  id: 'time-synced',
  title: 'A time daemon keeps the clock right',
  after: ['package-repositories'],
  targets: everyHost,
  facts: ({ cluster }) => {
    const { os, damaged } = packageFacts(cluster)
    return {
      os,
      damaged,
      chronyd: unit('chronyd'),
      chrony: unit('chrony'),
      'systemd-timesyncd': unit('systemd-timesyncd'),
      ntpd: unit('ntpd'),
      debianConf: file(CONFS[0]),
      otherConf: file(CONFS[1]),
    }
  },
  diff: (known, { cluster }) => {
    const { servers } = cluster.time
    const mended = repairs(known.damaged, [{ name: 'chrony' }], { units: ['chronyd'] })
    // A unit whose file is gone or empty is none to systemd.
    const whole = mended.length > 0 ? 'chronyd' : undefined
    const there = DAEMONS.find(name => known[name].exists) ?? whole
    const runs = DAEMONS.find(name => known[name].active && known[name].enabled)
    if (!there && !runs) {
      const deb = known.os.format === 'deb'
      const daemon = deb ? 'chrony' : 'chronyd'
      return [
        change(
          'install chrony and start it, now and at boot',
          install(known.os.format, [{ name: 'chrony' }]),
          sh`systemctl enable --now ${daemon}`,
        ),
        ...(servers.length > 0 ? [askServers(servers, CONFS[deb ? 0 : 1], daemon)] : []),
      ]
    }
    const conf = known.debianConf ?? known.otherConf
    const missing = conf ? servers.filter(server => !asks(conf.content, server)) : []
    const used = runs ?? there
    const chrony = used === 'chrony' || used === 'chronyd' ? used : undefined
    return [
      ...(chrony ? mended : []),
      ...(runs || !there
        ? []
        : [change(`start ${there}, now and at boot`, sh`systemctl enable --now ${there}`)]),
      ...(chrony && missing.length > 0
        ? [askServers(missing, CONFS[known.debianConf ? 0 : 1], chrony)]
        : []),
    ]
  },
})
