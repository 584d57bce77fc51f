import { readFileSync } from 'node:fs'
import { sh } from '../core/command.ts'
import type { Fact } from '../core/fact.ts'
import { masked } from '../core/masked.ts'
import { complaints } from './evidence.ts'

const looks = readFileSync(new URL('../../templates/lookout.sh', import.meta.url), 'utf8')

/**
 * What the kubelet of a host and the containers of the cluster complained of in the last so many seconds.
 * Changes nothing, and takes four seconds at most.
 */
export const lookout = (seconds: number): Fact<readonly string[]> => ({
  ask: sh`timeout 4 sh -c ${looks} sh ${seconds}`,
  read: ({ stdout }) => complaints(masked(stdout).split('\n')),
})
