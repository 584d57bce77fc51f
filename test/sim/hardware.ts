import type { Machine } from './machine/machine.ts'

/** A machine as the world needs it. */
export type Hardware = Pick<
  Machine,
  'name' | 'conditions' | 'answer' | 'execute' | 'powerCut' | 'boot'
>

/** Runs a program as somebody would by hand, in no time. */
export function byHand(machine: Hardware, program: string): { code: number; said: string } {
  let said = ''
  const work = machine.execute(program, text => {
    said += text
  })
  for (;;) {
    const { done, value } = work.next()
    if (done) return { code: value, said }
  }
}
