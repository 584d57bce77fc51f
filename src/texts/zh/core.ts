import type { Catalogue } from '../catalogue.ts'

/** The texts of `src/core`. */
export const core: Catalogue = {
  'edit {0}': '修改 {0}',
  'write {0}': '写入 {0}',
  'set {0} to {1} {2}': '把 {0} 设为 {1} {2}',
  'remove {0}': '删除 {0}',
  '{0} by {1} on {2}, in {3}, since {4} (process {5})':
    '{0}，用户 {1}，在 {2} 上的 {3}，始于 {4}（进程 {5}）',
  '{0} (now {1})': '{0}（现在是 {1}）',
  'pods, over vxlan': 'Pod，经 vxlan',
  'routes of pods, by BGP': 'Pod 的路由，经 BGP',
  'pods, inside IP': 'Pod，IPIP 封装',
  'health of Cilium': 'Cilium 的健康检查',
  'a shell word cannot hold a NUL byte': 'shell 的词里不能有 NUL 字节',
  'the variable {0}': '变量 {0}',
}
