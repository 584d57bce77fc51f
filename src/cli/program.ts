import { Argument, Command, CommanderError, Option } from 'commander'
import type { ExplainOptions } from './commands/explain.ts'
import type { Shell } from './completion/scripts.ts'
import { USAGE } from './exit-codes.ts'
import { type InitOptions, withInit } from './init/options.ts'
import { type Io, sayTo } from './io.ts'
import type { Common } from './options.ts'
import { version } from './version.ts'

const withCluster = (command: Command): Command =>
  command
    .option('-f, --file <path>', 'the cluster file', 'cluster.yaml')
    .option('--json', 'machine-readable output')
    .option('--reporter <name>', 'terminal, plain or json')
    .option('--no-color', 'no colours, as NO_COLOR does')
    .option('-v, --verbose', 'also what was already as wanted, and the output of commands')

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

  const command = (name: string, about: string) => program.command(name).description(about)

  withInit(command('init', 'write a first cluster.yaml; asks what it cannot find out')).action(
    async (machines: string[], options: InitOptions) =>
      done(await (await import('./commands/init.ts')).init(options, io, machines)),
  )
  withCluster(command('check', 'look whether the machines are fit; touches nothing')).action(
    async (options: Common) => done(await (await import('./commands/check.ts')).check(options, io)),
  )
  having(
    command('plan', 'show every change that up would make; touches nothing'),
    ...[withCluster, withChoice, withAdopt],
  )
    .option('--detailed-exitcode', 'exit with 7 when something is to be done')
    .action(async (options: Common) =>
      done(await (await import('./commands/plan.ts')).plan(options, io)),
    )
  having(
    command('up', 'bring the machines to the wanted state; run it again at any time'),
    ...[withCluster, withChoice, withAdopt, withApproval],
  ).action(async (options: Common) =>
    done(await (await import('./commands/up.ts')).up(options, io)),
  )
  having(
    command('retry', 'only what failed or was cut off in earlier runs, and what it needs'),
    ...[withCluster, withAdopt, withApproval],
  ).action(async (options: Common) =>
    done(await (await import('./commands/retry.ts')).retry(options, io)),
  )
  having(
    command('reset', 'take kubeadm off the hosts, so that up can begin anew; packages stay'),
    ...[withCluster, withApproval],
  )
    .option('--host <name>', 'only this host, whoever it belongs to; may be repeated', list)
    .action(async (options: Common) =>
      done(await (await import('./commands/reset.ts')).reset(options, io)),
    )
  withCluster(command('status', 'what was done and when, and whether it is still so'))
    .option('--offline', 'history only; do not ask the hosts')
    .action(async (options: Common) =>
      done(await (await import('./commands/status.ts')).status(options, io)),
    )
  command('logs', 'what programs printed during a run, and what hosts showed of failures')
    .argument('[host]')
    .argument('[step]')
    .option('-f, --file <path>', 'the cluster file', 'cluster.yaml')
    .option('--run <id>', 'an earlier run; the newest when left out')
    .option('--json', 'machine-readable output')
    .option('--no-color', 'no colours, as NO_COLOR does')
    .action(async (host: string | undefined, step: string | undefined, options: Common) =>
      done(await (await import('./commands/logs.ts')).logs(options, io, host, step)),
    )
  command('report', 'what a run did, as one HTML file: timeline, changes, failures')
    .argument('[run]', 'an earlier run; the newest that changed something when left out')
    .option('-f, --file <path>', 'the cluster file', 'cluster.yaml')
    .option('-o, --out <path>', 'the file to write; - for standard output')
    .action(async (run: string | undefined, options: Common & { readonly out?: string }) =>
      done(await (await import('./commands/report.ts')).report(options, io, run)),
    )
  command('steps', 'list the steps, in order')
    .option('--json', 'machine-readable output')
    .option('--no-color', 'no colours')
    .action(async (options: Common) =>
      done(await (await import('./commands/steps.ts')).steps(options, io)),
    )
  command('explain', 'what a step is for, what it does and how it is undone; also for problems')
    .argument('[word]', 'a step, a check, a kind of problem or a cause; all are listed without')
    .option('-f, --file <path>', 'the cluster file; cluster.yaml, or else three machines')
    .option('--json', 'machine-readable output')
    .option('--no-color', 'no colours')
    .action(async (word: string | undefined, options: ExplainOptions) =>
      done(await (await import('./commands/explain.ts')).explain(options, io, word)),
    )
  withCluster(command('kubeconfig', "print the administrator's kubeconfig"))
    .option('-o, --out <path>', 'write it to a file that only you can read')
    .addOption(
      new Option('--merge', 'put it into ~/.kube/config, and keep what was there').conflicts('out'),
    )
    .action(async (options: Common) =>
      done(await (await import('./commands/kubeconfig.ts')).kubeconfig(options, io)),
    )
  command('ssh', 'log in to a host, or run a command there')
    .option('-f, --file <path>', 'the cluster file', 'cluster.yaml')
    .argument('<host>')
    .argument('[command...]')
    .passThroughOptions()
    .action(async (host: string, words: string[], options: Common) =>
      done(await (await import('./commands/ssh.ts')).ssh(options, host, words)),
    )
  command('versions', 'what goes with which Kubernetes, and what its makers still support')
    .argument('[minor]', 'one of them in detail, such as 1.36')
    .option('--json', 'machine-readable output')
    .option('--no-color', 'no colours')
    .action(async (minor: string | undefined, options: Common) =>
      done(await (await import('./commands/versions.ts')).versions(options, io, minor)),
    )
  command('schema', 'print the JSON Schema of cluster.yaml').action(async (options: unknown) =>
    done(await (await import('./commands/schema.ts')).schema(options, io)),
  )
  command('completion', 'print what makes a shell complete slipway; see the documentation')
    .addArgument(new Argument('<shell>').choices(['bash', 'zsh', 'fish']))
    .argument('[words...]', 'a command line whose last word is to be completed')
    .passThroughOptions()
    .action(async (shell: Shell, words: string[]) =>
      done(await (await import('./commands/completion.ts')).completion(shell, words, program, io)),
    )
  return program
}
