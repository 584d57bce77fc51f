import type { ProblemCode } from '../../src/core/problem.ts'
import type { Scene } from './scene.ts'

/** The machines that a fault needs. `pretended`: the fast lab, whose kubeadm and Docker leave what a tool sees and run nothing. */
export interface Where {
  readonly flavour: 'el7' | 'debian12'
  readonly kubernetes: 'pretended' | 'real'
  readonly nodes: number
}

/**
 * How far the machines are when `up` is called. `prepared`: all but the steps from control-plane on.
 * `unjoined`: the control plane is whole, the workers are prepared.
 */
export type Start = 'bare' | 'prepared' | 'unjoined' | 'whole'

export const KINDS = [
  'kill',
  'interrupt',
  'sshd',
  'link',
  'reboot',
  'power cut',
  'package lock',
  'mirror',
  'registry',
  'disk',
  'journal',
  'token',
  'second up',
  'kubelet',
  'cluster',
  'access',
] as const

/**
 * When a fault strikes.
 *
 * `begins`, `ends`: as the run tells it. `works`: a program of that step is at work on the machine, and is held
 * there (SIGSTOP) until the fault has struck. `kubeadm`: it has just said this, and is held likewise; so the
 * fault strikes in that phase and no other. `says`: as the run tells it, and nothing is held.
 */
export type Moment =
  | { readonly step: string; readonly at: 'begins' | 'ends'; readonly on?: string }
  | { readonly step: string; readonly at: 'works'; readonly on: string }
  | { readonly kubeadm: 'init' | 'join'; readonly says: string; readonly on: string }
  | { readonly step: string; readonly says: string }

/** What only a person can put right: what the run must say of it, within ten seconds of the attempt; and what the person does. */
export interface Person {
  readonly code: ProblemCode
  /** Found in the first problem: its message, evidence and hint. */
  readonly told: RegExp
  /** Seconds, where the attempt is at work for a while before it can meet the fault at all; left out: ten. */
  readonly within?: number
  does(scene: Omit<Scene, 'run'>): Promise<unknown>
}

/** Something that goes wrong on real machines. After it, plain `up` must end with all nodes Ready. */
export interface Fault {
  readonly name: string
  readonly kind: (typeof KINDS)[number]
  readonly where: Where
  readonly start: Start
  /** Done before the run. */
  arrange?(scene: Omit<Scene, 'run'>): Promise<unknown>
  /** Left out: what is arranged is all of it. */
  readonly when?: Moment
  strike?(scene: Scene): Promise<unknown>
  /** Exit code of the run that was struck; left out: it does not matter. */
  readonly code?: number
  readonly person?: Person
  /** One of the few that are run where there are only minutes. */
  readonly quick?: true
}
