import { sh } from '../core/command.ts'
import type { Fact } from '../core/fact.ts'

/**
 * The configuration that containerd would start with: its file, what that imports, and the defaults, as TOML.
 * Undefined where it is not installed or cannot read its file.
 */
export const containerdConfig: Fact<string | undefined> = {
  ask: sh`timeout 10 containerd config dump`,
  read: ({ code, stdout }) => (code === 0 && stdout.trim() !== '' ? stdout : undefined),
}
