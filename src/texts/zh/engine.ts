import type { Catalogue } from '../catalogue.ts'

export const engine: Catalogue = {
  'stopped before anything was touched': '在做任何改动之前停止',
  'the host stopped answering in the middle': '主机在应答中途停止了应答',
  'run the same command again': '请再次运行同一条命令',
  'still to do afterwards: {0}': '执行之后仍有待完成：{0}',
  'something on the host undoes it, or the command did not do what it says; look at the host, then run up again':
    '主机上有什么把它撤销了，或者命令没有真正生效；请查看主机，然后再次运行 slipway up',
  'nothing was touched: {0} is at work on {1}': '没有做任何改动：{0} 正在操作 {1}',
  'wait until it has ended; if you are sure that it is gone, --break-lock takes its place, and what it sends later is refused':
    '请等待其结束；若确定它已不存在，可用 --break-lock 取而代之，它之后发来的操作会被拒绝',
  'run {0} said {1} s ago that it is there': '运行 {0} 在 {1} 秒前仍在报告自己存活',
  '{0} was taken over from this run: {1}': '{0} 已被从此次运行手中接管：{1}',
  'nothing more is done there by this run; see what the other one does, then run up again':
    '此次运行不再在那里做任何操作；请查看另一次运行在做什么，然后再次运行 slipway up',
  'see what /var/lib/slipway is like there: slipway ssh {0} sudo ls -la /var/lib/slipway':
    '查看那里的 /var/lib/slipway：slipway ssh {0} sudo ls -la /var/lib/slipway',
  '{0} cannot be taken: exit code {1}': '无法占用 {0}：退出码 {1}',
  '{0} is not connected': '{0} 未连接',
  'no answer to: {0}': '没有得到应答：{0}',
  '{0} has no {1}: there is no cluster yet': '{0} 上没有 {1}：还没有集群',
  '{0} would wait in vain': '{0} 再等也是徒劳',
  'not tried: {0} is at work on {1}': '未尝试：{0} 正在操作 {1}',
  'check again when it has ended': '请在其结束后再次检查',
  'exit code {0}: {1}': '退出码 {0}：{1}',
  'nothing was touched: the machines are not fit for this cluster':
    '没有做任何改动：机器不符合此集群的要求',
  'slipway check shows all of it': 'slipway check 显示全部内容',
  'nothing was touched: the plan was not approved': '没有做任何改动：计划未获确认',
}
