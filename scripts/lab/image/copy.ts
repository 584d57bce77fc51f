import { $ } from 'zx'

export const copyTree = async (from: string, to: string): Promise<void> => {
  await $({ quiet: true })`cp -a --reflink=auto ${from} ${to}`
}
