import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { $ } from 'zx'
import type { Fault } from '../fault.ts'
import { type Scene, seconds } from '../scene.ts'
import { problemsIn } from '../told.ts'
import { EL7 } from './places.ts'

const shell = $({ quiet: true })

type Calm = Omit<Scene, 'run'>

const folder = ({ lab }: Calm) => dirname(lab.clusterFile)
const journal = (scene: Calm) => join(folder(scene), '.slipway', scene.lab.name, 'journal.jsonl')

/** Waits for the struck run to be well under way, then kills it and does something to what it has written. */
const killedAnd =
  (then: (scene: Scene) => unknown) =>
  async (scene: Scene): Promise<void> => {
    scene.run.kill('SIGKILL')
    await scene.run.ended
    if (!existsSync(journal(scene))) throw new Error('there is no journal')
    await then(scene)
  }

const inInit = { kubeadm: 'init', says: '[certs]', on: 'master' } as const

const ofJournal = (what: string, then: (scene: Scene) => unknown): Fault => ({
  name: `slipway is killed in kubeadm init, and ${what}`,
  kind: 'journal',
  where: EL7,
  start: 'prepared',
  when: inInit,
  strike: killedAnd(then),
})

const signalled = (
  name: string,
  strike: (scene: Scene) => Promise<unknown>,
  rest: Partial<Fault> = {},
): Fault => ({
  name,
  kind: 'interrupt',
  where: EL7,
  start: 'prepared',
  when: inInit,
  strike,
  ...rest,
})

/** A file beside cluster.yaml that is changed for the first run, and put back by the person. */
const changed = (
  name: string,
  file: string,
  change: (text: string, scene: Calm) => string,
  person: Pick<NonNullable<Fault['person']>, 'code' | 'told'>,
): Fault => {
  const path = (scene: Calm) => join(folder(scene), file)
  return {
    name,
    kind: 'access',
    where: EL7,
    start: 'whole',
    arrange: async scene => {
      const text = readFileSync(path(scene), 'utf8')
      writeFileSync(path(scene), change(text, scene), { mode: 0o600 })
      scene.afterwards(() => writeFileSync(path(scene), text, { mode: 0o600 }))
    },
    person: { ...person, does: async () => {} },
  }
}

const mustBeLocked = async (rival: ReturnType<Scene['slipway']>) => {
  const { code, took, events } = await rival.ended
  const [problem] = problemsIn(events)
  if (code !== 6 || took > 10_000 || !problem?.hint)
    throw new Error(`the second up ended with ${code} after ${took / 1000} s: ${problem?.message}`)
}

/** What happens where slipway is typed: the person, the folder beside cluster.yaml, the keys. */
export const operator: readonly Fault[] = [
  { ...ofJournal('the journal is deleted', scene => rmSync(journal(scene))), quick: true },
  ofJournal('the whole folder .slipway is deleted', scene =>
    rmSync(join(folder(scene), '.slipway'), { recursive: true }),
  ),
  ofJournal('the journal is cut off in the middle of a line', scene => {
    const text = readFileSync(journal(scene), 'utf8')
    writeFileSync(journal(scene), text.slice(0, Math.floor(text.length / 2)))
  }),
  ofJournal('the journal is emptied', scene => writeFileSync(journal(scene), '')),
  ofJournal('the journal is garbled', scene => {
    const bytes = readFileSync(journal(scene))
    for (let i = 7; i < bytes.length; i += 97) bytes[i] = (i * 31) % 256
    writeFileSync(journal(scene), bytes)
  }),
  ofJournal('its lock file is garbled', scene => {
    const where = dirname(journal(scene))
    for (const name of readdirSync(where).filter(n => n.startsWith('lock')))
      rmSync(join(where, name))
    rmSync(join(where, 'logs'), { recursive: true, force: true })
  }),
  signalled('Ctrl-C once in kubeadm init', async ({ run }) => run.kill('SIGINT'), { code: 130 }),
  signalled(
    'Ctrl-C twice in kubeadm init',
    async ({ run }) => {
      run.kill('SIGINT')
      await seconds(1)
      run.kill('SIGINT')
    },
    { code: 130, quick: true },
  ),
  signalled('SIGTERM in kubeadm init', async ({ run }) => run.kill('SIGTERM')),
  signalled('the terminal is closed in kubeadm init', async ({ run }) => run.kill('SIGHUP')),
  signalled('nobody reads any more what slipway prints', async ({ run }) => run.deafen()),
  signalled(
    'the laptop sleeps for 30 s in kubeadm init',
    async ({ run }) => {
      run.kill('SIGSTOP')
      await seconds(30)
      run.kill('SIGCONT')
    },
    { when: { step: 'control-plane', at: 'begins' }, code: 0 },
  ),
  {
    name: 'a second up from the same folder',
    kind: 'second up',
    where: EL7,
    start: 'prepared',
    when: { step: 'control-plane', at: 'begins' },
    strike: ({ slipway, lab }) => mustBeLocked(slipway('up', '-f', lab.clusterFile, '--yes')),
    code: 0,
    quick: true,
  },
  {
    name: 'a second up from a copy of the folder',
    kind: 'second up',
    where: EL7,
    start: 'prepared',
    when: { step: 'control-plane', at: 'begins' },
    strike: scene => {
      const copy = `${folder(scene)}-copy`
      scene.afterwards(() => rmSync(copy, { recursive: true }))
      cpSync(folder(scene), copy, {
        recursive: true,
        filter: path => !path.includes('.slipway'),
      })
      return mustBeLocked(scene.slipway('up', '-f', join(copy, 'cluster.yaml'), '--yes'))
    },
    code: 0,
  },
  {
    name: 'two runs at the same time, and the first is killed',
    kind: 'second up',
    where: EL7,
    start: 'prepared',
    when: { step: 'control-plane', at: 'begins' },
    strike: async scene => {
      await mustBeLocked(scene.slipway('up', '-f', scene.lab.clusterFile, '--yes'))
      scene.run.kill('SIGKILL')
    },
  },
  {
    name: 'the disk of the machine that slipway runs on is full',
    kind: 'disk',
    where: EL7,
    start: 'whole',
    arrange: async scene => {
      const where = join(folder(scene), '.slipway')
      await shell`mkdir -p ${where}`
      await shell`mount -t tmpfs -o size=8k tmpfs ${where}`
      scene.afterwards(() => shell`umount ${where}`)
      await shell`sh -c ${`head -c 1M /dev/zero > ${where}/ballast; true`}`
    },
    person: { code: 'COMMAND_FAILED', told: /space/i, does: async () => {} },
  },
  changed(
    'cluster.yaml has a mistake',
    'cluster.yaml',
    text => text.replace('preset: notes-2020', 'preset: notes-2002'),
    { code: 'CONFIG_INVALID', told: /notes-2020/ },
  ),
  changed(
    'cluster.yaml gives worker1 the address of nobody',
    'cluster.yaml',
    (text, { lab }) => text.replace(lab.nodes[1]?.address ?? '', '10.87.254.254'),
    { code: 'HOST_UNREACHABLE', told: /10\.87\.254\.254/ },
  ),
  changed(
    'the host key of worker1 is not the known one',
    'known_hosts',
    text => {
      const [first = '', ...rest] = text.split('\n')
      const key = first.split(' ')
      const lines = rest.map(line => {
        const [names = '', kind = ''] = line.split(' ')
        return names.startsWith('worker1') && kind === key[1] ? `${names} ${kind} ${key[2]}` : line
      })
      return [first, ...lines].join('\n')
    },
    { code: 'HOST_KEY_CHANGED', told: /try: .*ssh-keygen -f/ },
  ),
  {
    name: 'worker1 does not know the key of slipway any more',
    kind: 'access',
    where: EL7,
    start: 'whole',
    arrange: ({ on }) =>
      on(
        'worker1',
        `f=$(getent passwd slipway | cut -d: -f6)/.ssh/authorized_keys
cp -p "$f" "$f.kept"; : > "$f"
systemd-run --quiet sh -c "sleep 15; mv -f $f.kept $f"`,
      ),
    person: {
      code: 'AUTH_REFUSED',
      told: /does not let slipway in[\s\S]*try: .*ssh/,
      does: () => seconds(15),
    },
  },
  {
    name: 'sudo of worker1 wants a password',
    kind: 'access',
    where: EL7,
    start: 'whole',
    arrange: ({ on }) =>
      on(
        'worker1',
        `mkdir /root/kept; mv /etc/sudoers.d/* /root/kept/
systemd-run --quiet sh -c "sleep 15; mv /root/kept/* /etc/sudoers.d/; rmdir /root/kept"`,
      ),
    person: { code: 'SUDO_REFUSED', told: /sudo/, does: () => seconds(15) },
  },
]
