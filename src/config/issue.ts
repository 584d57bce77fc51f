import type { YamlPath, YamlSource } from '../render/yaml.ts'

/** One thing that is wrong with a cluster file. */
export interface ConfigIssue {
  /** `hosts.worker1.address`; empty for the file as a whole. */
  readonly path: string
  /** From 1. */
  readonly line: number
  /** From 1. */
  readonly column: number
  readonly message: string
}

/** An issue that does not know yet where in the text it stands. `part`: whether to point at the key or at its value. */
export interface Complaint {
  readonly path: YamlPath
  readonly message: string
  readonly part?: 'key' | 'value'
  /** The path that a misspelt key was meant to have: what belongs there is not missing. */
  readonly instead?: YamlPath | undefined
}

export const pathText = (path: YamlPath): string =>
  path
    .map(key => {
      if (typeof key === 'number') return `[${key}]`
      return /^[\w-]+$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`
    })
    .join('')
    .replace(/^\./, '')

/** The issue at its place; what is missing stands at the key that should hold it. */
export const located = (source: YamlSource, { path, message, part }: Complaint): ConfigIssue => ({
  path: pathText(path),
  ...source.place(path, part ?? 'value'),
  message,
})

/** `cluster.yaml:12:5 hosts.worker1.adress: unknown key; did you mean address?` */
export const issueLine = (file: string, { path, line, column, message }: ConfigIssue): string =>
  `${file}:${line}:${column} ${path === '' ? '' : `${path}: `}${message}`

export const inOrder = (a: ConfigIssue, b: ConfigIssue): number =>
  a.line - b.line || a.column - b.column
