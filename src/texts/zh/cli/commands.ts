import type { Catalogue } from '../../catalogue.ts'

/** What the other commands ask, print and refuse. */
export const commands: Catalogue = {
  'there is none yet: slipway up makes one': '还没有：运行 slipway up 会有',
  'Looking at the host.': '正在查看主机。',
  "Looking at {0} hosts; they also try each other's ports, for some seconds.":
    '正在查看 {0} 台主机；它们还会互相试连端口，需要几秒钟。',
  'finishing what is at work; once more lets go of it, and it ends by itself':
    '正在完成已开始的工作；再按一次则放手，已开始的工作会自行结束',
  'nothing was touched: there is no terminal to ask for approval':
    '没有做任何改动：没有可供确认的终端',
  '{0}; slipway {1} --yes does it without asking': '{0}；slipway {1} --yes 不经确认直接执行',
  'there is no {0} named {1}; did you mean {2}?': '没有名为 {1} 的{0}；是否想写 {2}？',
  'there is no {0} named {1}': '没有名为 {1} 的{0}',
  'the hosts of cluster.yaml are: {0}': 'cluster.yaml 中的主机有：{0}',
  'slipway steps lists the steps; the hosts are those of cluster.yaml':
    'slipway steps 列出各步骤；主机以 cluster.yaml 为准',
  'try: kubectl --context {0} get nodes': '试试：kubectl --context {0} get nodes',
  'wrote {0}; try: kubectl --kubeconfig {1} get nodes':
    '已写入 {0}；试试：kubectl --kubeconfig {1} get nodes',
  '{0} has {1} already; {2}': '{0} 中已有 {1}；{2}',
  'put {0} into {1}; {2}': '已将 {0} 加入 {1}；{2}',
  'put {0} into {1}, what it was is in {2}; {3}': '已将 {0} 加入 {1}，原文件保存在 {2}；{3}',
  'there are: {0}': '现有：{0}',
  'logged run': '有日志的运行',
  'There are no logs: no run has changed anything yet.': '没有日志：还没有任何运行做过变更。',
  'Run {0} has no such log.': '运行 {0} 没有这样的日志。',
  'there is nothing to report: no run was made from this folder':
    '没有可报告的内容：还没有在此目录中运行过',
  'slipway up makes one': '用 slipway up 运行一次',
  'the journal has lost the beginning of run {0}': '运行日志缺失了运行 {0} 的开头部分',
  'slipway logs still has what its programs printed; slipway report RUN tells of another run':
    'slipway logs 里还有它的程序输出；slipway report RUN 可以报告别的运行',
  'slipway status shows what is there': 'slipway status 显示现有的状态',
  'Reset these hosts? What is lost cannot be brought back': '重置这些主机？丢失的内容无法恢复',
  'not all of it could be printed: {0}': '没能全部输出：{0}',
  'there is nothing to retry: no run was made from this folder':
    '没有可重试的内容：还没有在此目录中运行过',
  'Nothing to retry: no step failed or was cut off. slipway plan asks the hosts themselves.':
    '没有可重试的内容：没有失败或中断的步骤。slipway plan 会直接询问主机。',
  'there is no host named {0} in {1}': '{1} 中没有名为 {0} 的主机',
  'it has: {0}': '其中有：{0}',
  "OpenSSH's client cannot be run: {0}": '无法运行 OpenSSH 客户端：{0}',
  'install openssh-client': '请安装 openssh-client',
  'slipway plan shows what would be done': 'slipway plan 显示将要做什么',
  'Make these changes?': '执行这些变更？',
  'Kubernetes {0} is not in the catalogue': 'Kubernetes {0} 不在目录中',
  'slipway knows {0}; write a minor such as 1.36': 'slipway 支持 {0}；请写次版本号，例如 1.36',
  'nothing is called {0}': '没有名为 {0} 的内容',
  'slipway explain lists what can be explained': 'slipway explain 列出所有可查询的内容',
}
