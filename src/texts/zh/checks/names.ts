import type { Catalogue } from '../../catalogue.ts'

export const names: Catalogue = {
  'has no name': '没有主机名',
  'is called {0}': '主机名是 {0}',
  'is called {0}, as {1}': '主机名是 {0}，与 {1} 相同',
  'Each machine bears its name, which leads to its address':
    '每台机器都用自己的名字，名字指向它的地址',
  '/etc/hosts maps its name to {0}': '/etc/hosts 把它的名字指向 {0}',
}
