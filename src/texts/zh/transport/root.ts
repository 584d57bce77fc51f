import type { Catalogue } from '../../catalogue.ts'

export const root: Catalogue = {
  'stopped while talking to the host': '与主机通信时被叫停',
  'cannot start {0}': '启动不了 {0}',
  'the connection was lost': '连接断开了',
  'not done, since nothing may be changed: {0}': '没有执行，因为什么都不能改：{0}',
  'to change the host, run slipway up': '要改动主机，执行 slipway up',
  'password of root': 'root 的密码',
  '{0}: {1} refused it. Password of root there:': '{0}：{1} 不接受。那里 root 的密码：',
  '{0}: {1} refused it. Password of {2} there:': '{0}：{1} 不接受。那里 {2} 的密码：',
  'Password of root for {0} ({1}, and all that ask for the same):':
    '{0} 要 root 的密码（{1}，以及要求同一个密码的所有主机）：',
  'Password of {0} for {1} ({2}, and all that ask for the same):':
    '{1} 要 {0} 的密码（{2}，以及要求同一个密码的所有主机）：',
  '{0} cannot become root: {1}': '{0} 无法变成 root：{1}',
  '{0} may log in but not run programs (exit {1})': '{0} 可以登录，但不能运行程序（退出码 {1}）',
  'check the login shell of {0} and ForceCommand in sshd_config: {1} id':
    '检查 {0} 的登录 shell 和 sshd_config 里的 ForceCommand：{1} id',
  "in a root shell on the host: echo '{0}' > /etc/sudoers.d/slipway && chmod 440 /etc/sudoers.d/slipway":
    "在主机的 root shell 里：echo '{0}' > /etc/sudoers.d/slipway && chmod 440 /etc/sudoers.d/slipway",
  'log in as root (ssh.user: root), or install sudo on the host':
    '用 root 登录（ssh.user: root），或者在主机上安装 sudo',
  'run slipway at a terminal, which asks for it, or set ssh.sudo.passwordFrom':
    '在终端里运行 slipway，它会问；或者设置 ssh.sudo.passwordFrom',
  'run slipway at a terminal, which asks for it, or set ssh.sudo.passwordFrom, or {0}':
    '在终端里运行 slipway，它会问；或者设置 ssh.sudo.passwordFrom；或者{0}',
  'correct ssh.sudo.passwordFrom, or {0}': '改正 ssh.sudo.passwordFrom，或者{0}',
  'sudo wants a terminal (requiretty)': 'sudo 要求终端（requiretty）',
  'sudo refuses the password': 'sudo 不接受这个密码',
  'sudo does not know the user': 'sudo 不认识这个用户',
  'sudo asks for a password': 'sudo 要密码',
  'sudo does not allow sh': 'sudo 不允许 sh',
  'there is no sudo': '没有 sudo',
  'sudo refuses': 'sudo 拒绝',
  '{0}; or log in as root (ssh.user: root), or install sudo on the host':
    '{0}；或者用 root 登录（ssh.user: root），或者在主机上安装 sudo',
  'doas refuses the password': 'doas 不接受这个密码',
  'doas asks for a password': 'doas 要密码',
  'doas refuses': 'doas 拒绝',
  'in /etc/doas.conf of the host: permit nopass {0} as root; or log in as root (ssh.user: root)':
    '在主机的 /etc/doas.conf 里写：permit nopass {0} as root；或者用 root 登录（ssh.user: root）',
  'su refuses the password': 'su 不接受这个密码',
  'there is no sudo, and su wants the password of root': '没有 sudo，而 su 要 root 的密码',
  'cannot write {0} (exit {1})': '写不了 {0}（退出码 {1}）',
  'check free space, that the file system is writable, and that the owner exists':
    '检查剩余空间、文件系统是否可写，以及属主是否存在',
}
