import type { Say } from '../texts/say.ts'

/** `1 host`, `3 hosts`. */
export const count = (say: Say, n: number, one: string, many = `${one}s`): string =>
  say.fill(`{0} ${n === 1 ? one : many}`, [n])
