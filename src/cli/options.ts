/** Options of every command that reads cluster.yaml. */
export interface Common {
  readonly file: string
  readonly json?: boolean
  readonly reporter?: string
  readonly color?: boolean
  readonly verbose?: boolean
}
