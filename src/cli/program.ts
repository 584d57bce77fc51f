import { Argument, Command, CommanderError, Option } from 'commander'
import type { ExplainOptions } from './commands/explain.ts'
import type { Shell } from './completion/scripts.ts'
import { USAGE } from './exit-codes.ts'
import { type InitOptions, withInit } from './init/options.ts'
import { type Io, sayTo } from './io.ts'
import type { Common } from './options.ts'
import { version } from './version.ts'

const withFile = (command: Command): Command =>
  command.option('-f, --file <path>', 'the cluster file', 'cluster.yaml')

const withCluster = (command: Command): Command =>
  withFile(command)
    .option('--json', 'machine-readable output')
    .option('--reporter <name>', 'terminal, plain or json')
    .option('--no-color', 'no colours, as NO_COLOR does')
    .option('-v, --verbose', 'also what was already as wanted, and the output of commands')

/** Of commands that print and touch no machine. */
const withPrint = (command: Command): Command =>
  command.option('--json', 'machine-readable output').option('--no-color', 'no colours')

const list = (value: string, before: readonly string[] = []) => [...before, ...value.split(',')]

const withChoice = (command: Command): Command =>
  command
    .option('--host <name>', 'only this host, and what it needs; may be repeated', list)
    .option('--step <id>', 'only this step, and what it needs; may be repeated', list)
    .option('--from <id>', 'this step and those after it, and what they need')

const withAdopt = (command: Command): Command =>
  command.option(
    '--adopt <host>',
    'take this host although another cluster or a half kubeadm is on it; may be repeated',
    list,
  )

const withApproval = (command: Command): Command =>
  command
    .option('-y, --yes', 'do not ask for approval')
    .option('--bell', 'ring the terminal when there is a question, and when the run has ended')
    .option('--break-lock', 'take the hosts from another run that is at work on them')

const having = (command: Command, ...bundles: readonly ((command: Command) => Command)[]) =>
  bundles.reduce((whole, bundle) => bundle(whole), command)

/** Carries out a command line, and resolves to its exit code. Rejects with what the command itself met. */
export async function execute(words: readonly string[], io: Io): Promise<number> {
  let code = 0
  const program = createProgram(io, c => {
    code = c
  })
  if (io.say) (await import('./help-language.ts')).speakHelp(program, io.say)
  try {
    await program.parseAsync([...words], { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : USAGE
    throw error
  }
}

/** What a group of commands is made with. */
interface Group {
  readonly io: Io
  command(name: string, about: string): Command
  /** The exit code of a command is that of the process. */
  ending<A extends unknown[]>(act: (...given: A) => Promise<number>): (...given: A) => Promise<void>
}

function addRuns({ io, command, ending }: Group): void {
  withInit(command('init', 'write a first cluster.yaml; asks what it cannot find out')).action(
    ending(async (machines: string[], options: InitOptions) =>
      (await import('./commands/init.ts')).init(options, io, machines),
    ),
  )
  withCluster(command('check', 'look whether the machines are fit; touches nothing')).action(
    ending(async (options: Common) => (await import('./commands/check.ts')).check(options, io)),
  )
  having(
    command('plan', 'show every change that up would make; touches nothing'),
    ...[withCluster, withChoice, withAdopt],
  )
    .option('--detailed-exitcode', 'exit with 7 when something is to be done')
    .action(
      ending(async (options: Common) => (await import('./commands/plan.ts')).plan(options, io)),
    )
  having(
    command('up', 'bring the machines to the wanted state; run it again at any time'),
    ...[withCluster, withChoice, withAdopt, withApproval],
  ).action(ending(async (options: Common) => (await import('./commands/up.ts')).up(options, io)))
  having(
    command('retry', 'only what failed or was cut off in earlier runs, and what it needs'),
    ...[withCluster, withAdopt, withApproval],
  ).action(
    ending(async (options: Common) => (await import('./commands/retry.ts')).retry(options, io)),
  )
  having(
    command('reset', 'take kubeadm off the hosts, so that up can begin anew; packages stay'),
    ...[withCluster, withApproval],
  )
    .option('--host <name>', 'only this host, whoever it belongs to; may be repeated', list)
    .action(
      ending(async (options: Common) => (await import('./commands/reset.ts')).reset(options, io)),
    )
}

function addHistory({ io, command, ending }: Group): void {
  withCluster(command('status', 'what was done and when, and whether it is still so'))
    .option('--offline', 'history only; do not ask the hosts')
    .action(
      ending(async (options: Common) => (await import('./commands/status.ts')).status(options, io)),
    )
  withFile(command('logs', 'what programs printed during a run, and what hosts showed of failures'))
    .argument('[host]')
    .argument('[step]')
    .option('--run <id>', 'an earlier run; the newest when left out')
    .option('--json', 'machine-readable output')
    .option('--no-color', 'no colours, as NO_COLOR does')
    .action(
      ending(async (host: string | undefined, step: string | undefined, options: Common) =>
        (await import('./commands/logs.ts')).logs(options, io, host, step),
      ),
    )
  withFile(command('report', 'what a run did, as one HTML file: timeline, changes, failures'))
    .argument('[run]', 'an earlier run; the newest that changed something when left out')
    .option('-o, --out <path>', 'the file to write; - for standard output')
    .action(
      ending(async (run: string | undefined, options: Common & { readonly out?: string }) =>
        (await import('./commands/report.ts')).report(options, io, run),
      ),
    )
}

function addExplanations({ io, command, ending }: Group): void {
  withPrint(command('steps', 'list the steps, in order')).action(
    ending(async (options: Common) => (await import('./commands/steps.ts')).steps(options, io)),
  )
  withPrint(
    command('explain', 'what a step is for, what it does and how it is undone; also for problems')
      .argument('[word]', 'a step, a check, a kind of problem or a cause; all are listed without')
      .option('-f, --file <path>', 'the cluster file; cluster.yaml, or else three machines'),
  ).action(
    ending(async (word: string | undefined, options: ExplainOptions) =>
      (await import('./commands/explain.ts')).explain(options, io, word),
    ),
  )
}

function addAccess({ io, command, ending }: Group): void {
  withCluster(command('kubeconfig', "print the administrator's kubeconfig"))
    .option('-o, --out <path>', 'write it to a file that only you can read; - prints it')
    .addOption(
      new Option('--merge', 'put it into ~/.kube/config, and keep what was there').conflicts('out'),
    )
    .action(
      ending(async (options: Common) =>
        (await import('./commands/kubeconfig.ts')).kubeconfig(options, io),
      ),
    )
  withFile(command('ssh', 'log in to a host, or run a command there'))
    .argument('<host>')
    .argument('[command...]')
    .passThroughOptions()
    .action(
      ending(async (host: string, words: string[], options: Common) =>
        (await import('./commands/ssh.ts')).ssh(options, host, words),
      ),
    )
}

function addReference({ io, command, ending }: Group, program: Command): void {
  withPrint(
    command(
      'versions',
      'what goes with which Kubernetes, and what its makers still support',
    ).argument('[minor]', 'one of them in detail, such as 1.36'),
  ).action(
    ending(async (minor: string | undefined, options: Common) =>
      (await import('./commands/versions.ts')).versions(options, io, minor),
    ),
  )
  command('schema', 'print the JSON Schema of cluster.yaml').action(
    ending(async (options: unknown) => (await import('./commands/schema.ts')).schema(options, io)),
  )
  command('completion', 'print what makes a shell complete slipway; see the documentation')
    .addArgument(new Argument('<shell>').choices(['bash', 'zsh', 'fish']))
    .argument('[words...]', 'a command line whose last word is to be completed')
    .passThroughOptions()
    .action(
      ending(async (shell: Shell, words: string[]) =>
        (await import('./commands/completion.ts')).completion(shell, words, program, io),
      ),
    )
}

/** The command line. Each command's own file is loaded only when it is called. */
export function createProgram(io: Io, done: (code: number) => void): Command {
  const program = new Command('slipway')
    .description(
      'Bare machines to a working Kubernetes cluster over SSH. Can be stopped anywhere and run again.',
    )
    .version(version())
    .addHelpText(
      'after',
      () =>
        `\n${sayTo(io)`To begin: slipway init writes cluster.yaml; then slipway check, plan and up.`}`,
    )
    .exitOverride()
    .enablePositionalOptions()
    .configureOutput({
      writeOut: text => io.stdout.write(text),
      writeErr: text => io.stderr.write(text),
    })
  const group: Group = {
    io,
    command: (name, about) => program.command(name).description(about),
    ending:
      act =>
      async (...given) =>
        done(await act(...given)),
  }
  addRuns(group)
  addHistory(group)
  addExplanations(group)
  addAccess(group)
  addReference(group, program)
  return program
}
