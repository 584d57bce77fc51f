import type { Command } from 'commander'

/** Options of every command that reads cluster.yaml. */
export interface Common {
  readonly file: string
  readonly json?: boolean
  readonly reporter?: string
  readonly color?: boolean
  readonly verbose?: boolean
}

export const withCluster = (command: Command): Command =>
  command
    .option('-f, --file <path>', 'the cluster file', 'cluster.yaml')
    .option('--json', 'machine-readable output')
    .option('--reporter <name>', 'terminal, plain or json')
    .option('--no-color', 'no colours, as NO_COLOR does')
    .option('-v, --verbose', 'also what was already as wanted, and the output of commands')
