import type { Catalogue } from '../../catalogue.ts'

export const workersLeft: Catalogue = {
  'no worker is left without its control plane': '没有工作节点失去它的控制平面',
  'stays joined to a control plane that will be no more': '仍然加入着即将不存在的控制平面',
  'slipway up joins it to the next one; or name it with --host too':
    'slipway up 会让它加入下一个；或者用 --host 一并点名',
}
