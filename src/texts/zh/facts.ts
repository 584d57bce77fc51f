import type { Catalogue } from '../catalogue.ts'

/** The texts of `src/facts`. */
export const facts: Catalogue = {
  'an etcd member that was left behind': '残留的 etcd 成员',
}
