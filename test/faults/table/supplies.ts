import type { Fault } from '../fault.ts'
import { seconds } from '../scene.ts'
import { DEBIAN, EL7 } from './places.ts'

/** A live process that dnf takes for another dnf, as its own lock files say it. */
const YUM_LOCKED = `locks='/var/lib/dnf/rpmdb_lock.pid /var/cache/dnf/metadata_lock.pid /var/cache/dnf/download_lock.pid'
mkdir -p /var/lib/dnf /var/cache/dnf
systemd-run --quiet --unit=other-yum sleep 25
for lock in $locks; do systemctl show --value -p MainPID other-yum > $lock; done`

/** apt itself, at the question whether to go on: it holds its locks meanwhile. */
const APT_LOCKED = `systemd-run --quiet sh -c 'sleep 25 | apt-get remove --assume-no=false less'
sleep 2`

const dpkgKilled = `systemd-run --quiet sh -c '
until pid=$(pgrep -x dpkg | head -n 1) && grep -q "half-\\|unpacked" /var/log/dpkg.log; do sleep 0.02; done
pkill -9 -x apt-get; pkill -9 -x dpkg'`

/**
 * What a power cut leaves of files that rpm has noted and the kernel not yet written: empty or short, with the time that
 * rpm gave them, or not there at all. Done by hand here: the lab's power cut leaves the host's kernel to write them.
 */
const FILES_TAKEN = `systemctl stop kubelet
take() { time=$(stat -c %Y $1); truncate -s $2 $1; touch -d @$time $1; }
take /usr/bin/kubelet 0
take /usr/lib/systemd/system/kubelet.service.d/10-kubeadm.conf 0
take /opt/cni/bin/portmap 10
rm -f /usr/bin/dockerd /opt/cni/bin/bridge`

/** Repositories and registries, and the programs that install from them. */
export const supplies: readonly Fault[] = [
  {
    name: 'another yum holds the locks of worker1 for 25 s',
    kind: 'package lock',
    where: EL7,
    start: 'bare',
    arrange: ({ on }) => on('worker1', YUM_LOCKED),
    code: 0,
    quick: true,
  },
  {
    name: 'another apt-get holds the locks of worker1 for 25 s',
    kind: 'package lock',
    where: DEBIAN,
    start: 'bare',
    arrange: ({ on }) => on('worker1', APT_LOCKED),
    code: 0,
  },
  {
    name: 'apt-get and dpkg are killed while they unpack on worker1',
    kind: 'package lock',
    where: DEBIAN,
    start: 'bare',
    arrange: ({ on }) => on('worker1', dpkgKilled),
  },
  {
    name: 'the power of worker1 is cut while dpkg unpacks',
    kind: 'power cut',
    where: DEBIAN,
    start: 'bare',
    when: { step: 'kube-packages', at: 'begins', on: 'worker1' },
    strike: async ({ on, power }) => {
      await on(
        'worker1',
        'until pgrep -x dpkg >/dev/null || dpkg -s kubelet >/dev/null 2>&1; do sleep 0.02; done',
      )
      await power.blink('worker1')
    },
  },
  {
    name: 'the power of worker1 is cut while rpm is at work',
    kind: 'power cut',
    where: EL7,
    start: 'bare',
    when: { step: 'kube-packages', at: 'begins', on: 'worker1' },
    strike: async ({ on, power }) => {
      await on(
        'worker1',
        'until rpm -q kubernetes-cni >/dev/null || rpm -q kubelet >/dev/null; do sleep 0.05; done',
      )
      await power.blink('worker1')
    },
  },
  {
    name: 'files of packages that rpm has noted are gone, empty or cut off after a power cut of worker1',
    kind: 'power cut',
    where: EL7,
    start: 'whole',
    arrange: async ({ on, power }) => {
      await on('worker1', FILES_TAKEN)
      await power.blink('worker1')
    },
    code: 0,
  },
  ...([EL7, DEBIAN] as const).flatMap((where): Fault[] => [
    {
      name: `the package repository fails half of its requests (${where.flavour})`,
      kind: 'mirror',
      where,
      start: 'bare',
      arrange: async ({ lab, afterwards }) => {
        lab.mirrorFaults({ failEvery: 2, status: 503 })
        afterwards(() => lab.mirrorFaults(undefined))
      },
      ...(where === EL7 && { quick: true as const }),
    },
    {
      name: `the package repository fails all requests for 20 s (${where.flavour})`,
      kind: 'mirror',
      where,
      start: 'bare',
      arrange: async ({ lab, afterwards }) => {
        lab.mirrorFaults({ failEvery: 1, status: 503 })
        const mend = setTimeout(() => lab.mirrorFaults(undefined), 20_000)
        afterwards(() => {
          clearTimeout(mend)
          lab.mirrorFaults(undefined)
        })
      },
      code: 0,
    },
    {
      name: `the package repository does not know its packages (404, ${where.flavour})`,
      kind: 'mirror',
      where,
      start: 'bare',
      arrange: async ({ lab, afterwards }) => {
        lab.mirrorFaults({ failEvery: 1, status: 404, path: where === EL7 ? '.rpm' : '.deb' })
        afterwards(() => lab.mirrorFaults(undefined))
      },
      person: { code: 'COMMAND_FAILED', told: /404/, does: async () => {} },
    },
    {
      name: `the package repository refuses (403, ${where.flavour})`,
      kind: 'mirror',
      where,
      start: 'bare',
      arrange: async ({ lab, afterwards }) => {
        lab.mirrorFaults({ failEvery: 1, status: 403 })
        afterwards(() => lab.mirrorFaults(undefined))
      },
      person: { code: 'COMMAND_FAILED', told: /403|refuses/, does: async () => {} },
    },
  ]),
  {
    name: 'the registry cannot be reached for 20 s in images',
    kind: 'registry',
    where: EL7,
    start: 'bare',
    when: { step: 'images', at: 'begins', on: 'worker1' },
    strike: ({ on }) =>
      on(
        'worker1',
        `iptables -I OUTPUT -p tcp --dport 5000 -j REJECT
systemd-run --quiet sh -c 'sleep 20; iptables -D OUTPUT -p tcp --dport 5000 -j REJECT'`,
      ),
    code: 0,
  },
  {
    name: 'Docker is stopped in images',
    kind: 'registry',
    where: EL7,
    start: 'bare',
    when: { step: 'images', at: 'begins', on: 'worker1' },
    strike: ({ on }) => on('worker1', 'systemctl stop docker.socket docker; true'),
  },
  {
    name: 'a package of the cluster is taken off worker1',
    kind: 'cluster',
    where: EL7,
    start: 'whole',
    arrange: ({ on }) => on('worker1', 'rpm -e --nodeps kubectl; rm -f /usr/bin/kubectl'),
    code: 0,
  },
  {
    name: 'kubelet of worker1 is of another version than the cluster',
    kind: 'cluster',
    where: EL7,
    start: 'whole',
    arrange: async ({ on }) => {
      await on('worker1', 'rpm -e --nodeps kubelet; rm -f /usr/bin/kubelet')
      await seconds(1)
    },
    code: 0,
  },
]
