import { defineCheck } from '../core/check.ts'
import { clockOffset } from '../facts/identity.ts'

/** Certificates made on a fast clock are not yet valid on a right one. */
const LIMIT_MS = 30_000

export const clock = defineCheck({
  id: 'clock',
  title: 'The clock agrees with that of the control machine to half a minute',
  facts: () => ({ offset: clockOffset }),
  judge: known =>
    [...known].map(([host, { offset = 0 }]) => {
      const seconds = Math.round(Math.abs(offset) / 1000)
      return Math.abs(offset) <= LIMIT_MS
        ? { host: host.name, level: 'ok', message: 'clock agrees' }
        : {
            host: host.name,
            level: 'error',
            message:
              offset > 0
                ? `clock is ${seconds} s ahead of this machine's`
                : `clock is ${seconds} s behind this machine's`,
            hint: 'set it right (chronyc makestep, or timedatectl set-time), or mend the clock here',
          }
    }),
})
