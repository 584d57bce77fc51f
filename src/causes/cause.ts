/** A known way in which a program fails, recognised by one line of what it printed. */
export interface Cause {
  readonly id: string
  /** What such a line looks like; tools of one kind word it in several ways. */
  readonly when: RegExp
  /** Why it failed: a clause to stand after what failed. */
  readonly cause: string
  /** The next thing to type; `{host}` stands for the host's name. */
  readonly cure: string
  /** True of many failures, of which another line may tell more. */
  readonly general?: true
  /** Mostly gone by itself within minutes, so that the same thing tried again may succeed. */
  readonly transient?: true
  /** No waiting mends it: a program that waits while a host shows this waits in vain. */
  readonly hopeless?: true
  /** Milliseconds for which it may well last, where that is longer than one waits for most. */
  readonly lasts?: number
}
