import { sh } from '../core/command.ts'
import type { Fact } from '../core/fact.ts'

/**
 * Those of the files that were written after a unit's main process had started, so that it does not know them.
 * Ages are compared, not times: a clock that was put right meanwhile makes no difference to the process's. A file
 * whose time lies ahead tells nothing. What happened within a second counts as known.
 */
export const writtenSince = (unit: string, paths: readonly string[]): Fact<readonly string[]> => ({
  ask: sh`pid=$(systemctl show -p MainPID ${unit} | cut -d= -f2)
lived=$(ps -o etimes= -p "$pid") || exit 0
now=$(date +%s)
for p in ${paths}; do
  written=$(stat -Lc %Y "$p") || continue
  age=$((now - written))
  [ "$age" -lt 0 ] || [ "$((age + 1))" -ge "$((lived))" ] || printf '%s\n' "$p"
done; true`,
  read: ({ stdout }) => stdout.split('\n').filter(Boolean),
})
