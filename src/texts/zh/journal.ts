import type { Catalogue } from '../catalogue.ts'

/** The texts of `src/journal`. */
export const journal: Catalogue = {
  'by {0} on {1} since {2}: {3} (process {4})': '{0} 在 {1} 上，始于 {2}：{3}（进程 {4}）',
  'by an unknown process': '来历不明的进程',
  'cluster {0} is locked {1}': '集群 {0} 已被占用：{1}',
  'wait for that run to end, or, if you are sure that it is gone: rm {0}':
    '等那次运行结束；如果确定它已经不在了：rm {0}',
  'free some space on this machine and run the same command again; the hosts are unharmed':
    '在这台机器上腾出空间，再执行同样的命令；各主机没有受损',
  'free some of your quota and run the same command again; the hosts are unharmed':
    '腾出一些配额，再执行同样的命令；各主机没有受损',
  'make the folder yours again (an earlier run under sudo may have made it root’s)':
    '把这个文件夹改回自己的（以前用 sudo 运行时可能把它变成了 root 的）',
  'make the folder first that it is to stand in': '先建好要放它的文件夹',
  'put cluster.yaml into a folder that can be written to': '把 cluster.yaml 放到可以写的文件夹里',
  'cannot open {0}: {1}': '打不开 {0}：{1}',
  'cannot read {0}: {1}': '读不了 {0}：{1}',
  'cannot write {0}: {1}': '写不了 {0}：{1}',
  'cannot lock {0}: {1}': '锁不住 {0}：{1}',
}
