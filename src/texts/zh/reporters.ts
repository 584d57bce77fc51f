import type { Catalogue } from '../catalogue.ts'

export const reporters: Catalogue = {
  'there is no reporter named {0}': '没有名为 {0} 的 reporter',
  'use one of: {0}': '请使用其中之一：{0}',
  'taken over from {0}: {1}': '已从 {0} 接管：{1}',
  'it is no more': '对方已不存在',
  'nothing was heard of it for two minutes': '两分钟没有对方的消息',
  'its lock was broken': '对方的锁已被打破',
}
