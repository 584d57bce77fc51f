import { reboot } from '../../scripts/lab/machines/boot.ts'
import { findLab, findMachine } from '../../scripts/lab/machines/find.ts'
import { launch } from '../../scripts/lab/machines/launch.ts'
import { cutPower } from '../../scripts/lab/machines/power.ts'
import { waitForBoot } from '../../scripts/lab/machines/wait-for-boot.ts'
import { setLink } from '../../scripts/lab/network/faults.ts'
import { type Lab, onMachine } from '../lab/lab.ts'
import { type Run, startRun } from './run.ts'

/** What a fault can get hold of. */
export interface Scene {
  readonly lab: Lab
  readonly run: Run
  /** A program of root's on a machine; its output. */
  on(machine: string, program: string): Promise<string>
  cable(machine: string, state: 'up' | 'down'): Promise<void>
  power: {
    /** Cut, and on again at once. */
    blink(machine: string): Promise<void>
    off(machine: string): Promise<unknown>
    on(machine: string): Promise<void>
  }
  /** As a person would: everything is ended in order. */
  reboot(machine: string): Promise<void>
  /** Another `slipway`, beside the run. */
  slipway(...words: string[]): Run
  /** To be undone before `up` is called again, however the run ends. */
  afterwards(undo: () => unknown): void
}

export const seconds = (n: number): Promise<unknown> =>
  new Promise(resolve => setTimeout(resolve, n * 1000))

/** What strikes waits for moments, and one that does not come must not stop the table. */
const soon = <T>(what: string, work: Promise<T>): Promise<T> => {
  const late = new Promise<never>((_, reject) => {
    setTimeout(
      () => reject(new Error(`${what} did not end in ${PATIENCE} s`)),
      PATIENCE * 1000,
    ).unref()
  })
  return Promise.race([work, late])
}

const PATIENCE = 150

export async function openScene(
  lab: Lab,
  program: string,
): Promise<{ scene: Omit<Scene, 'run'>; undo(): Promise<void> }> {
  const inside = await findLab(lab.name)
  const machine = (name: string) => findMachine(inside, name)
  const undone: (() => unknown)[] = []
  const on = async (name: string) => {
    await launch(inside, machine(name), inside.base ?? '')
    await waitForBoot(inside, machine(name))
  }
  const scene: Omit<Scene, 'run'> = {
    lab,
    on: (name, text) => soon(`a program on ${name}`, onMachine(lab, name, text)),
    cable: (name, state) => setLink(machine(name).link, state),
    power: {
      blink: name => reboot(inside, machine(name), true),
      off: name => cutPower(machine(name)),
      on,
    },
    reboot: name => reboot(inside, machine(name), false),
    slipway: (...words) => startRun(program, words),
    afterwards: undo => void undone.push(undo),
  }
  const undo = async () => {
    for (const step of undone.splice(0).reverse()) await step()
  }
  return { scene, undo }
}
