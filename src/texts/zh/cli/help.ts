import type { Catalogue } from '../../catalogue.ts'

/** What `--help` shows. */
export const help: Catalogue = {
  'Bare machines to a working Kubernetes cluster over SSH. Can be stopped anywhere and run again.':
    '通过 SSH 把裸机变成可用的 Kubernetes 集群。可在任何时候中断，再次运行即可继续。',
  'To begin: slipway init writes cluster.yaml; then slipway check, plan and up.':
    '从这里开始：slipway init 写出 cluster.yaml，然后依次 slipway check、plan、up。',
  'the cluster file': '集群文件',
  'the cluster file; cluster.yaml, or else three machines':
    '集群文件；默认为 cluster.yaml，没有时以三台机器为例',
  'machine-readable output': '输出机器可读的格式',
  'machine-readable output; asks nothing': '输出机器可读的格式；不提问',
  'terminal, plain or json': 'terminal、plain 或 json',
  'no colours': '不使用颜色',
  'no colours, as NO_COLOR does': '不使用颜色，与 NO_COLOR 相同',
  'also what was already as wanted, and the output of commands':
    '同时显示本已符合要求的部分，以及命令的输出',
  'only this host, and what it needs; may be repeated': '仅此主机及其所依赖的部分；可重复使用',
  'only this step, and what it needs; may be repeated': '仅此步骤及其所依赖的部分；可重复使用',
  'this step and those after it, and what they need': '此步骤及其后的步骤，以及它们所依赖的部分',
  'take this host although another cluster or a half kubeadm is on it; may be repeated':
    '接管此主机，即使上面有另一个集群或未完成的 kubeadm；可重复使用',
  'do not ask for approval': '不请求确认',
  'ring the terminal when there is a question, and when the run has ended':
    '有提问时和运行结束时让终端响铃',
  'take the hosts from another run that is at work on them':
    '从正在操作这些主机的另一次运行手中接管主机',
  'write a first cluster.yaml; asks what it cannot find out':
    '生成第一份 cluster.yaml；查不到的信息会提问',
  'look whether the machines are fit; touches nothing': '检查机器是否符合要求；不做任何改动',
  'show every change that up would make; touches nothing': '显示 up 将做的所有变更；不做任何改动',
  'exit with 7 when something is to be done': '有待执行的变更时以 7 退出',
  'bring the machines to the wanted state; run it again at any time':
    '使机器达到期望状态；可随时再次运行',
  'only what failed or was cut off in earlier runs, and what it needs':
    '仅执行之前运行中失败或中断的部分，以及它所依赖的部分',
  'take kubeadm off the hosts, so that up can begin anew; packages stay':
    '从主机上清除 kubeadm 的成果，以便 up 重新开始；软件包保留',
  'only this host, whoever it belongs to; may be repeated': '仅此主机，不论它属于谁；可重复使用',
  'what was done and when, and whether it is still so': '做过什么、何时做的，以及现在是否依然如此',
  'history only; do not ask the hosts': '仅看历史；不询问主机',
  'what programs printed during a run, and what hosts showed of failures':
    '一次运行中各程序的输出，以及主机上与失败有关的信息',
  'an earlier run; the newest when left out': '之前的某次运行；省略则为最近一次',
  'what a run did, as one HTML file: timeline, changes, failures':
    '把一次运行的经过写成一个 HTML 文件：时间线、变更、失败',
  'an earlier run; the newest that changed something when left out':
    '之前的某次运行；省略则为最近一次有变更的运行',
  'the file to write; - for standard output': '要写入的文件；- 表示标准输出',
  'list the steps, in order': '按顺序列出各步骤',
  'what a step is for, what it does and how it is undone; also for problems':
    '说明某个步骤的用途、做法和撤销方法；也可查询问题',
  'a step, a check, a kind of problem or a cause; all are listed without':
    '步骤、检查、问题种类或原因；省略则全部列出',
  "print the administrator's kubeconfig": '输出管理员的 kubeconfig',
  'write it to a file that only you can read; - prints it': '写入仅你可读的文件；- 表示直接打印',
  'put it into ~/.kube/config, and keep what was there': '合并到 ~/.kube/config，保留原有内容',
  'log in to a host, or run a command there': '登录某台主机，或在其上运行命令',
  'what goes with which Kubernetes, and what its makers still support':
    '各 Kubernetes 版本与什么搭配，以及官方是否仍在支持',
  'one of them in detail, such as 1.36': '其中某个版本的详情，例如 1.36',
  'print the JSON Schema of cluster.yaml': '输出 cluster.yaml 的 JSON Schema',
  'print what makes a shell complete slipway; see the documentation':
    '输出让 shell 补全 slipway 的脚本；参见文档',
  'a command line whose last word is to be completed': '要补全最后一个词的命令行',
  'display help for command': '显示命令的帮助',
  ' (default: {0})': '（默认：{0}）',
  ' (choices: {0})': '（可选：{0}）',
}
