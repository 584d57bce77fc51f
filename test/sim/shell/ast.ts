/** One piece of a word. `quoted` keeps what it stands for from being split and from being a pattern. */
export type Part =
  | { readonly kind: 'text'; readonly text: string; readonly quoted: boolean }
  | {
      readonly kind: 'param'
      readonly name: string
      /** `:-`, `%`, `##`, … with the word behind it; `length` for `${#name}`. */
      readonly op?: string
      readonly word?: Word
      readonly length?: boolean
      readonly quoted: boolean
    }
  | { readonly kind: 'command'; readonly body: List; readonly quoted: boolean }
  /** What commands have said, in the place of them. */
  | { readonly kind: 'said'; readonly text: string; readonly quoted: boolean }
  | { readonly kind: 'arithmetic'; readonly word: Word; readonly quoted: boolean }

export interface Word {
  readonly parts: readonly Part[]
  /** The word itself, where nothing in it is expanded or a pattern. */
  readonly literal?: string
  /** Whether commands have to be run first. */
  readonly runs?: boolean
}

export interface Redirect {
  readonly fd: number
  readonly op: '<' | '>' | '>>' | '>&' | '<&' | '<<'
  readonly target: Word
}

export interface Assignment {
  readonly name: string
  readonly value: Word
}

interface Redirected {
  readonly redirects: readonly Redirect[]
}

export interface Simple extends Redirected {
  readonly kind: 'simple'
  readonly assigns: readonly Assignment[]
  readonly words: readonly Word[]
  /** The words themselves, where nothing in them is expanded. */
  readonly literals?: readonly string[]
  /** Whether commands in the words have to be run first. */
  readonly runs: boolean
}

export type Command =
  | Simple
  | (Redirected & { readonly kind: 'group' | 'subshell'; readonly body: List })
  | (Redirected & {
      readonly kind: 'if'
      readonly branches: readonly { readonly test: List; readonly body: List }[]
      readonly otherwise: List
    })
  | (Redirected & {
      readonly kind: 'for'
      readonly name: string
      /** Left out: the positional parameters. */
      readonly words: readonly Word[] | undefined
      readonly body: List
    })
  | (Redirected & {
      readonly kind: 'loop'
      readonly until: boolean
      readonly test: List
      readonly body: List
    })
  | (Redirected & {
      readonly kind: 'case'
      readonly word: Word
      readonly arms: readonly { readonly patterns: readonly Word[]; readonly body: List }[]
    })
  | (Redirected & { readonly kind: 'function'; readonly name: string; readonly body: Command })

export interface Pipeline {
  readonly negated: boolean
  readonly commands: readonly Command[]
}

/** Pipelines joined by `&&` and `||`. */
export interface AndOr {
  readonly first: Pipeline
  readonly rest: readonly { readonly op: '&&' | '||'; readonly pipeline: Pipeline }[]
}

export type List = readonly AndOr[]
