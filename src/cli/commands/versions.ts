import { KUBERNETES, KUBERNETES_RANGE } from '../../config/catalogue/kubernetes.ts'
import { versionsOf } from '../../config/versions.ts'
import { Problem } from '../../core/problem.ts'
import { versionDetail, versionLines } from '../../reporters/versions-text.ts'
import type { Io } from '../io.ts'
import type { Common } from '../options.ts'
import { printer } from '../printer.ts'

/** `1.36` of `1.36`, `v1.36` and `1.36.4`. */
const minorName = (text: string): string | undefined => /^v?(\d+\.\d+)(\.\d+)?$/.exec(text)?.[1]

/** What goes with what: all minors, or one of them in detail. Needs no cluster file. */
export function versions(
  options: Pick<Common, 'json' | 'color'>,
  io: Io,
  minor?: string,
): Promise<number> {
  const day = new Date().toISOString().slice(0, 10)
  const { style, print } = printer(options, io)
  if (minor === undefined) {
    const all = KUBERNETES.map(known => versionsOf(known, day))
    print(options.json ? [JSON.stringify(all)] : versionLines(all, style))
    return Promise.resolve(0)
  }
  const known = KUBERNETES.find(({ name }) => name === minorName(minor))
  if (!known)
    throw new Problem('CONFIG_INVALID', `Kubernetes ${minor} is not in the catalogue`, {
      hint: `slipway knows ${KUBERNETES_RANGE}; write a minor such as 1.36`,
    })
  const told = versionsOf(known, day)
  print(options.json ? [JSON.stringify(told)] : versionDetail(told, style))
  return Promise.resolve(0)
}
