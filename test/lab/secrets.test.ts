import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Lab, makeLab, onMachine, ran, takeDown } from './lab.ts'
import { holders } from './secrets/files.ts'
import { Sampler, type Wanted } from './secrets/sampler.ts'

/** `fast` machines only pretend to run a cluster: slipway's own part is the same. */
const FAST = process.env.SLIPWAY_SECRETS === 'fast'

/** Of this run alone: what is found of it was put there. */
const PASSWORD = randomBytes(12).toString('hex')
const NAME = 'test-secrets'
const MACHINES = ['master', 'worker1']
const home = join('/var/lib/slipway-lab', NAME)
/** What a machine has written: a layer over the image, and its /var. */
const written = (machine: string) =>
  ['upper', 'var'].map(part => join(home, 'machines', machine, part))

let lab: Lab
const sampler = { now: undefined as Sampler | undefined }
const tokens = new Set<string>()

/** While kubeadm runs, its configuration holds the token; it is the only way to learn what to look for. */
const learnTokens = () => {
  for (const machine of MACHINES)
    try {
      const text = readFileSync(
        join(home, 'machines', machine, 'var/lib/slipway/kubeadm.yaml'),
        'utf8',
      )
      for (const [token] of text.matchAll(/\b[a-z0-9]{6}\.[a-z0-9]{16}\b/g)) tokens.add(token)
    } catch {
      // It is not there now.
    }
}

beforeAll(async () => {
  lab = await makeLab(NAME, 'debian12', '--nodes', '2', ...(FAST ? ['--fast'] : []))
  for (const machine of MACHINES)
    await onMachine(
      lab,
      machine,
      `printf '%s\\n' 'slipway:${PASSWORD}' | chpasswd
printf '%s\\n' 'slipway ALL=(ALL:ALL) ALL' >/etc/sudoers.d/slipway`,
    )
  const file = readFileSync(lab.clusterFile, 'utf8')
  writeFileSync(
    lab.clusterFile,
    file.replace(/^ssh:\n/m, '$&  sudo: { passwordFrom: { file: ./password } }\n'),
  )
  writeFileSync(join(dirname(lab.clusterFile), 'password'), `${PASSWORD}\n`, { mode: 0o600 })
})
afterAll(async () => {
  await sampler.now?.stop()
  if (lab) await takeDown(lab.name)
})

const secrets = (): Wanted[] => [
  { name: 'the password of sudo', text: PASSWORD },
  ...[...tokens].map((token, i) => ({ name: `join token ${i + 1}`, text: token })),
  ...[...tokens].map((token, i) => ({
    name: `secret of join token ${i + 1}`,
    text: token.slice(7),
  })),
]

test('a whole up shows no process a secret', async () => {
  const during = new Sampler(learnTokens)
  sampler.now = during
  const { code, text } = await ran(lab, 'up', '--yes')
  await during.stop()
  expect(code, text).toBe(0)
  expect(tokens.size).toBeGreaterThan(0)
  console.log(
    `${during.rounds} rounds, ${during.size} argument lists and environments, ${tokens.size} tokens`,
  )
  expect(during.found(secrets())).toEqual([])
  for (const { text: secret } of secrets()) expect(text).not.toContain(secret)
})

test('the same sampler finds one that is planted, in an argument and in an environment', async () => {
  const during = new Sampler()
  sampler.now = during
  const planted = 'planted-Walrus-0815'
  const child = spawn('sleep', ['1'], { env: { PATH: process.env.PATH, SECRET: planted } })
  const config = join(dirname(lab.clusterFile), 'ssh_config')
  const far = spawn('ssh', ['-F', config, 'worker1', 'sh -s'], {
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  far.stdin.end(`sh -c 'sleep 1; :' ${planted}\n`)
  const ended = new Promise(resolve => far.once('exit', resolve))
  await new Promise(resolve => child.once('exit', resolve))
  await ended
  await during.stop()
  const found = during.found([{ name: 'planted', text: planted }]).map(line => line.split(' ')[2])
  expect(new Set(found)).toEqual(new Set(['environ', 'cmdline']))
})

test('no file holds one, on either side, but those that must', () => {
  const controller = [dirname(lab.clusterFile), tmpdir()]
  const folders = [...controller, ...MACHINES.flatMap(written)]
  const found = holders(folders, secrets())
  expect(found.filter(({ mode }) => !['600', '700', '400'].includes(mode))).toEqual([])
  const where = [...new Set(found.map(({ path }) => path.replace(`${home}/machines/`, '')))]
  expect(where.filter(path => !/\/var\/lib\/(etcd|lab-fast)\//.test(path))).toEqual([
    join(dirname(lab.clusterFile), 'password'),
  ])
})

test('what slipway keeps is for its owner alone', () => {
  const history = join(dirname(lab.clusterFile), '.slipway')
  const others = [
    '(',
    '-type',
    'd',
    '!',
    '-perm',
    '700',
    ')',
    '-o',
    '(',
    '-type',
    'f',
    '!',
    '-perm',
    '600',
    ')',
  ]
  const { stdout, status } = spawnSync('find', [history, ...others], { encoding: 'utf8' })
  expect({ stdout, status }).toEqual({ stdout: '', status: 0 })
})

test('the same search finds one that is planted', () => {
  const folder = join(written('worker1')[0] ?? '', 'root', 'planted')
  mkdirSync(folder, { recursive: true })
  const path = join(folder, 'file')
  appendFileSync(path, `\0binary\0${PASSWORD}\n`, { mode: 0o644 })
  expect(holders([folder], secrets())).toEqual([
    { path, secret: 'the password of sudo', mode: '644' },
  ])
  rmSync(folder, { recursive: true })
})
