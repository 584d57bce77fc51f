import { defineCheck } from '../core/check.ts'
import { installed, whoActs } from '../facts/programs.ts'

/** What programs on hosts are made of, beyond the shell: ARCHITECTURE.md, detached programs. */
const NEEDED = ['curl', 'flock', 'setsid', 'tail', 'systemctl', 'bash']

export const login = defineCheck({
  id: 'login',
  title: 'Programs run as root, and find what they need',
  facts: () => ({ who: whoActs, installed: installed(NEEDED) }),
  judge: known =>
    [...known].map(([{ name: host }, { who, installed }]) => {
      const missing = NEEDED.filter(program => !installed.has(program))
      if (missing.length > 0)
        return {
          host,
          level: 'error',
          message: `lacks ${missing.join(', ')}`,
          hint: `install what is missing: curl, util-linux, coreutils, bash, systemd`,
        }
      const message =
        who.login === who.user ? `logs in as ${who.user}` : `${who.login} becomes root with sudo`
      return { host, level: 'ok', message }
    }),
})
