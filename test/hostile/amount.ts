import { env } from 'node:process'

/** `npm run test:hostile` sets it: then as many values as are promised, else a tenth, for everyday. */
const FULL = env.SLIPWAY_HOSTILE === 'full'

export const amount = (full: number): number => (FULL ? full : full / 10)

/** Repeats a run that failed. */
export const SEED = Number(env.SLIPWAY_SEED ?? Date.now() % 2 ** 31)
