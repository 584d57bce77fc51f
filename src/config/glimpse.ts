import { mapOrEmpty } from '../core/is-map.ts'
import { readYaml } from '../render/yaml.ts'

/** Names in a cluster file. */
export interface Glimpse {
  /** Of the cluster; undefined where the file does not say. */
  readonly name: string | undefined
  readonly hosts: readonly string[]
}

/** What a cluster file names, as far as it can be read: it may be half written, and nothing in it is checked. */
export function glimpse(text: string): Glimpse {
  const { value } = readYaml(text)
  const { cluster, hosts } = mapOrEmpty(value)
  return {
    name: typeof cluster === 'string' ? cluster : undefined,
    hosts: Object.keys(mapOrEmpty(hosts)),
  }
}
