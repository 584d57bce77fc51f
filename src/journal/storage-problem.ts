import { Problem } from '../core/problem.ts'

const HINTS: Record<string, string> = {
  ENOSPC: 'free some space on this machine and run the same command again; the hosts are unharmed',
  EDQUOT: 'free some of your quota and run the same command again; the hosts are unharmed',
  EACCES: 'make the folder yours again (an earlier run under sudo may have made it root’s)',
  EPERM: 'make the folder yours again (an earlier run under sudo may have made it root’s)',
  ENOENT: 'make the folder first that it is to stand in',
  EROFS: 'put cluster.yaml into a folder that can be written to',
}

const CANNOT = {
  open: (path: string, why: string) => `cannot open ${path}: ${why}`,
  read: (path: string, why: string) => `cannot read ${path}: ${why}`,
  write: (path: string, why: string) => `cannot write ${path}: ${why}`,
  lock: (path: string, why: string) => `cannot lock ${path}: ${why}`,
}

/** What a file system of this machine refused, as a Problem that says what to do. */
export function storageProblem(error: unknown, doing: keyof typeof CANNOT, path: string): Problem {
  const { code = '', message } = error as NodeJS.ErrnoException
  return new Problem('COMMAND_FAILED', CANNOT[doing](path, message), {
    hint: HINTS[code],
    cause: error,
  })
}

export const hasCode = (error: unknown, ...codes: string[]): boolean =>
  error instanceof Error && codes.includes((error as NodeJS.ErrnoException).code ?? '')
