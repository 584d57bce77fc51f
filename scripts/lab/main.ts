import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { Command, InvalidArgumentError, Option } from 'commander'
import { obey, parseNumber } from './command-line.ts'
import { type Flavour, flavours } from './image/index.ts'
import { kill, reboot, start } from './machines/boot.ts'
import { down, downAll } from './machines/down.ts'
import { findLab, findMachine } from './machines/find.ts'
import { type LabRuntime, labName, labRuntimes, maxNodes, stateRoot } from './machines/lab.ts'
import { withLock } from './machines/lock.ts'
import { refusal } from './machines/preconditions.ts'
import { Refusal } from './machines/refusal.ts'
import { sshArgs } from './machines/remote.ts'
import { renderTable, statusOf } from './machines/status.ts'
import { up } from './machines/up.ts'
import { setDelay, setLink, setRate } from './network/faults.ts'

const checkout = join(import.meta.dirname, '../..')

const parseName = (value: string): string => {
  if (labName.test(value)) return value
  throw new InvalidArgumentError('lower-case letters, digits and dashes, 31 at most.')
}

const nameOption = () => new Option('--name <lab>', 'which lab').default('lab').argParser(parseName)

const requireHost = (): void => {
  const reason = refusal({ platform: process.platform, root: process.getuid?.() === 0 })
  if (reason !== undefined) throw new Refusal(reason, 2)
}

/** A power switch is for one hand at a time. */
const locked = <T>(lab: string, what: string, work: () => Promise<T>): Promise<T> =>
  withLock(join(stateRoot, `.${lab}.lock`), `lab ${what}`, work)

interface Named {
  readonly name: string
}

const program = new Command('lab')
  .description('Machines to try slipway on: real systemd, sshd, yum or apt, on this host alone')
  .enablePositionalOptions()
  .hook('preAction', requireHost)

program
  .command('up')
  .description('make the machines, or start what is missing')
  .addOption(nameOption())
  .addOption(new Option('--flavour <name>', 'what they look like').choices(flavours).default('el7'))
  .addOption(new Option('--nodes <n>', 'how many').default(3).argParser(parseNumber(1, maxNodes)))
  .addOption(
    new Option('--runtime <name>', 'what cluster.yaml asks for')
      .choices(labRuntimes)
      .default('docker'),
  )
  .option('--fast', 'packages that only pretend, to try the steps themselves', false)
  .option('--nat', 'a second network card with 10.0.2.15 on each, as VirtualBox has it', false)
  .option('--force-clean', 'take it down first', false)
  .action(
    (
      options: Named & {
        flavour: Flavour
        nodes: number
        runtime: LabRuntime
        fast: boolean
        nat: boolean
        forceClean: boolean
      },
    ) => {
      if (options.fast && options.runtime !== 'docker')
        throw new Refusal('The fast lab pretends Docker alone; leave out --fast or --runtime.', 2)
      return up({ ...options, userDir: join(checkout, '.lab', options.name) })
    },
  )

program
  .command('status')
  .description('what runs and answers')
  .addOption(nameOption())
  .option('--json', 'for programs', false)
  .action(async ({ name, json }: Named & { json: boolean }) => {
    const rows = await statusOf(await findLab(name))
    process.stdout.write(`${json ? JSON.stringify(rows, null, 2) : renderTable(rows)}\n`)
  })

program
  .command('ssh')
  .description('a shell there, or one command')
  .argument('<machine>')
  .argument('[command...]')
  .passThroughOptions()
  .addOption(nameOption())
  .action(async (machine: string, command: string[], { name }: Named) => {
    const lab = await findLab(name)
    const args = [...sshArgs(lab, findMachine(lab, machine)), ...command]
    process.exitCode = spawnSync('ssh', args, { stdio: 'inherit' }).status ?? 255
  })

program
  .command('reboot')
  .description('restart a machine, or cut its power and start it')
  .argument('<machine>')
  .addOption(nameOption())
  .option('--hard', 'cut the power', false)
  .action(async (machine: string, { name, hard }: Named & { hard: boolean }) => {
    const lab = await findLab(name)
    await locked(name, `reboot ${machine}`, () => reboot(lab, findMachine(lab, machine), hard))
  })

program
  .command('kill')
  .description('cut the power of a machine')
  .argument('<machine>')
  .addOption(nameOption())
  .action(async (machine: string, { name }: Named) => {
    const lab = await findLab(name)
    await locked(name, `kill ${machine}`, () => kill(findMachine(lab, machine)))
  })

program
  .command('start')
  .description('switch a machine on')
  .argument('<machine>')
  .addOption(nameOption())
  .action(async (machine: string, { name }: Named) => {
    const lab = await findLab(name)
    await locked(name, `start ${machine}`, () => start(lab, findMachine(lab, machine)))
  })

program
  .command('link')
  .description('pull or plug the network cable, until the next boot')
  .argument('<machine>')
  .addArgument(program.createArgument('<state>').choices(['up', 'down']))
  .addOption(nameOption())
  .action(async (machine: string, state: 'up' | 'down', { name }: Named) => {
    await setLink(findMachine(await findLab(name), machine).link, state)
  })

program
  .command('delay')
  .description('delay what the machine receives, until the next boot; 0 for none')
  .argument('<machine>')
  .argument('<milliseconds>', 'how long', parseNumber(0, 60_000))
  .addOption(nameOption())
  .action(async (machine: string, milliseconds: number, { name }: Named) => {
    const done = await setDelay(findMachine(await findLab(name), machine).link, milliseconds)
    if (!done) throw new Refusal('This kernel has no netem to delay packets with; try `rate`.')
  })

program
  .command('rate')
  .description('narrow what the machine receives, until the next boot; 0 for no limit')
  .argument('<machine>')
  .argument('<kilobits>', 'per second', parseNumber(0, 10_000_000))
  .addOption(nameOption())
  .action(async (machine: string, kilobits: number, { name }: Named) => {
    await setRate(findMachine(await findLab(name), machine).link, kilobits)
  })

program
  .command('down')
  .description('take the lab away, leaving nothing behind but the cache')
  .addOption(nameOption())
  .option('--all', 'every lab on this host', false)
  .action(({ name, all }: Named & { all: boolean }) => (all ? downAll() : down(name)))

await obey(program)
