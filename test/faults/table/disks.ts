import type { Fault } from '../fault.ts'
import { seconds } from '../scene.ts'
import { DEBIAN, EL7, REAL, REAL_ONE } from './places.ts'

/** A small file system over a folder, without room; what was there is beneath, and back when it is unmounted. */
const fill = (folder: string, kilobytes = 64) => `mkdir -p ${folder}
mount -t tmpfs -o size=${kilobytes}k,mode=755 tmpfs ${folder}
head -c 1G /dev/zero > ${folder}/ballast 2>/dev/null; true`

const full = (
  folder: string,
  rest: Pick<Fault, 'where' | 'start'> & Partial<Fault>,
  machine = 'worker1',
): Fault => ({
  name: `${folder} of ${machine} is full${rest.where.kubernetes === 'real' ? ' (real)' : ''}`,
  kind: 'disk',
  arrange: ({ on }) => on(machine, fill(folder)),
  person: {
    code: 'COMMAND_FAILED',
    told: /disk .*full[\s\S]*try: .*df/,
    does: ({ on }) => on(machine, `umount ${folder}`),
  },
  ...rest,
})

/** Disks that are full, or take nothing, and then have room again. */
export const disks: readonly Fault[] = [
  { ...full('/var/lib/slipway', { where: EL7, start: 'bare' }), quick: true },
  full('/var/cache/dnf', { where: EL7, start: 'bare' }),
  full('/var/cache/apt/archives', { where: DEBIAN, start: 'bare' }),
  full('/var/lib/docker', {
    where: REAL,
    start: 'bare',
    arrange: ({ on }) =>
      on('worker1', 'mkdir -p /var/lib/docker; mount -t tmpfs -o size=40m tmpfs /var/lib/docker'),
    person: {
      code: 'COMMAND_FAILED',
      told: /disk .*full[\s\S]*try: .*df/,
      does: ({ on }) => on('worker1', 'mount -o remount,size=2g /var/lib/docker'),
    },
  }),
  full(
    '/var/lib/etcd',
    {
      where: REAL_ONE,
      start: 'prepared',
      arrange: ({ on }) =>
        on(
          'master',
          'mkdir -p /var/lib/etcd; mount -t tmpfs -o size=20m,mode=700 tmpfs /var/lib/etcd',
        ),
      person: {
        code: 'COMMAND_FAILED',
        // kubeadm init starts etcd about ten seconds after its beginning.
        within: 30,
        told: /disk .*full[\s\S]*try: .*df/,
        does: ({ on }) => on('master', 'umount -l /var/lib/etcd'),
      },
    },
    'master',
  ),
  {
    name: '/var/lib/slipway of worker1 is full for 20 s in kube-packages',
    kind: 'disk',
    where: EL7,
    start: 'bare',
    when: { step: 'kube-packages', at: 'begins', on: 'worker1' },
    strike: ({ on, afterwards }) => {
      const time = seconds(22)
      afterwards(() => time)
      return on(
        'worker1',
        `${fill('/var/lib/slipway/runs')}
systemd-run --quiet sh -c 'sleep 20; umount -l /var/lib/slipway/runs'`,
      )
    },
  },
  {
    name: '/etc/yum.repos.d of worker1 is read-only',
    kind: 'disk',
    where: EL7,
    start: 'bare',
    arrange: ({ on }) =>
      on(
        'worker1',
        'mount --bind /etc/yum.repos.d /etc/yum.repos.d; mount -o remount,bind,ro /etc/yum.repos.d',
      ),
    person: {
      code: 'COMMAND_FAILED',
      told: /read-only/i,
      does: ({ on }) => on('worker1', 'umount /etc/yum.repos.d'),
    },
  },
]
