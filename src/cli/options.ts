/** Options of every command that reads cluster.yaml. */
export interface Common {
  readonly file: string
  readonly json?: boolean
  readonly reporter?: string
  readonly color?: boolean
  readonly verbose?: boolean
}

/** Whether the answer is to be read by a program. */
export const wantsJson = ({ json, reporter }: Common): boolean =>
  json === true || reporter === 'json'
