import type { Command } from 'commander'

/** What the command line may say in advance of the questions of `init`. */
export interface InitOptions {
  readonly host?: readonly string[]
  readonly vagrant?: boolean
  readonly user?: string
  readonly port?: string
  readonly identityFile?: string
  readonly acceptHostKeys?: boolean
  readonly copyId?: boolean
  readonly passwordFrom?: string
  readonly address?: readonly string[]
  readonly controlPlane?: string
  readonly cluster?: string
  readonly preset?: string
  readonly kubernetes?: string
  readonly runtime?: string
  readonly network?: string
  readonly mirrors?: string
  readonly out: string
  readonly force?: boolean
  readonly offline?: boolean
  readonly yes?: boolean
  readonly json?: boolean
  readonly color?: boolean
}

const list = (value: string, before: readonly string[] = []) => [...before, value]

/** Every question of `init` has its option. */
export const withInit = (command: Command): Command =>
  command
    .argument('[machines...]', 'addresses or names, as [name=][user@]address[:port][:role]')
    .option('--host <machine>', 'the same; may be repeated', list)
    .option('--vagrant', 'the running machines of the Vagrantfile')
    .option('--user <name>', 'who logs in: root, or a user who may use sudo')
    .option('--port <number>', 'port of the SSH servers')
    .option('--identity-file <path>', 'private key to log in with')
    .option('--accept-host-keys', 'add host keys that are new to known_hosts')
    .option('--copy-id', 'put your public key on machines that take only a password today')
    .option(
      '--password-from <place>',
      'for --copy-id: env:NAME or file:PATH, where the password stands; asked for when left out',
    )
    .option(
      '--address <name=address>',
      'address of a machine in the cluster; may be repeated',
      list,
    )
    .option(
      '--control-plane <machine>',
      'which of them is the control plane; the first when left out',
    )
    .option('--cluster <name>', 'name of the cluster; that of the folder when left out')
    .option(
      '--preset <name>',
      'current or notes-2020; by the systems of the machines when left out',
    )
    .option('--kubernetes <version>', 'version of Kubernetes, such as 1.36.4')
    .option('--runtime <name>', 'containerd, docker or cri-o')
    .option('--network <name>', 'flannel, calico or none')
    .option('--mirrors <name>', 'upstream, aliyun or tuna')
    .option('-o, --out <path>', 'the file to write; - prints it', 'cluster.yaml')
    .option('--force', 'replace a file that is there')
    .option('--offline', 'do not log in to the machines')
    .option('-y, --yes', 'ask nothing')
    .option('--json', 'machine-readable output; asks nothing')
    .option('--no-color', 'no colours, as NO_COLOR does')
