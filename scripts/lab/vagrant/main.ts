import { spawnSync } from 'node:child_process'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Command, Option } from 'commander'
import { $ } from 'zx'
import { obey, parseNumber } from '../command-line.ts'
import { ensureKubernetes } from '../kubernetes/index.ts'
import { elapsed, part, say } from '../machines/progress.ts'
import { Refusal } from '../machines/refusal.ts'
import { ensureBox } from './box.ts'
import { boxName, mirrorAddress, projectDir, stateDir } from './paths.ts'
import { homeVagrantfile, writeProject } from './project.ts'
import { installTools } from './tools.ts'
import { closeWorld, findWorld, inside, openWorld, programInside } from './world.ts'

/** Vagrant asks nobody outside about new versions, of itself and of boxes. */
const settings = {
  VAGRANT_HOME: join(stateDir, 'home'),
  VAGRANT_DEFAULT_PROVIDER: 'libvirt',
  VAGRANT_CHECKPOINT_DISABLE: '1',
  VAGRANT_BOX_UPDATE_CHECK_DISABLE: '1',
}

const requireHost = (): void => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    throw new Refusal(
      'This makes namespaces on a Linux host and needs root: sudo npm run lab:vagrant',
      2,
    )
}

const requireWorld = async (): Promise<number> => {
  const world = await findWorld()
  if (world === undefined) throw new Refusal('It is not up. Make it: npm run lab:vagrant -- up')
  return world
}

/** With the terminal. Answers with Vagrant's exit code. */
const vagrant = (world: number, args: readonly string[]): number => {
  const [program = '', ...rest] = inside(world, projectDir, ['vagrant', ...args])
  const env = { ...process.env, ...settings }
  return spawnSync(program, rest, { stdio: 'inherit', env }).status ?? 1
}

/** Once for each box: one that is added anew is copied anew, into Vagrant's home and from there to libvirt. */
const addBox = async (world: number, box: string): Promise<void> => {
  const added = join(stateDir, 'box')
  if ((await readFile(added, 'utf8').catch(() => '')) === box) return
  const command = ['vagrant', 'box', 'add', '--force', '--name', boxName, box]
  const env = { ...process.env, ...settings }
  await $({ quiet: true, env })`${inside(world, projectDir, command)}`
  await writeFile(added, box)
}

const prepare = async (workers: number): Promise<number> => {
  await installTools(part)
  const [box, artifacts] = await Promise.all([
    part('box of Debian 12', ensureBox),
    part('packages and container images', () => ensureKubernetes(line => say(`  … ${line}`))),
  ])
  await mkdir(stateDir, { recursive: true })
  await part('libvirt in namespaces of its own', openWorld)
  const world = await requireWorld()
  const mirror = { address: mirrorAddress, stateDir: join(stateDir, 'mirror'), artifacts }
  const serve = join(import.meta.dirname, 'serve.ts')
  const started = programInside(world, serve, JSON.stringify(mirror))
  await part('mirror', () => $({ quiet: true })`${started}`)
  await writeProject(workers)
  await mkdir(settings.VAGRANT_HOME, { recursive: true })
  await writeFile(join(settings.VAGRANT_HOME, 'Vagrantfile'), homeVagrantfile)
  await part('vagrant box add', () => addBox(world, box))
  return world
}

const program = new Command('lab:vagrant')
  .description(
    "The project's Vagrantfile with virtual machines in software, without KVM or a way out",
  )
  .enablePositionalOptions()
  .hook('preAction', requireHost)

program
  .command('up')
  .description('make what is missing, then vagrant up')
  .addOption(new Option('--workers <n>', 'how many').default(2).argParser(parseNumber(0, 8)))
  .action(async ({ workers }: { workers: number }) => {
    const world = await prepare(workers)
    process.exitCode = vagrant(world, ['up'])
    say(`vagrant up ended with ${process.exitCode} after ${elapsed()}`)
  })

program
  .command('vagrant')
  .description('any other command of Vagrant: ssh master, status, provision, destroy -f')
  .argument('<arguments...>')
  .passThroughOptions()
  .action(async (args: string[]) => {
    process.exitCode = vagrant(await requireWorld(), args)
  })

program
  .command('down')
  .description('take all of it away, leaving nothing behind but the cache')
  .action(async () => {
    await part('taking the machines away', closeWorld)
    await rm(stateDir, { recursive: true, force: true })
    await rm(projectDir, { recursive: true, force: true })
  })

await obey(program)
