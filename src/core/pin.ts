import type { PinnedPackage } from './cluster.ts'

/** Whether what is installed is what a pin asks for. */
export function satisfies(installed: string | undefined, { version }: PinnedPackage): boolean {
  if (installed === undefined || version === undefined) return installed !== undefined
  return version.endsWith('*') ? installed.startsWith(version.slice(0, -1)) : installed === version
}

/** A pin for people, and what is there instead. */
export function pinText({ name, version }: PinnedPackage, installed?: string): string {
  const pin = version === undefined ? name : `${name} ${version.replace(/[-.]\*$/, '')}`
  return installed === undefined ? pin : `${pin} (now ${installed})`
}
