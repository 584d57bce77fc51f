import type { Catalogue } from '../../catalogue.ts'

export const connection: Catalogue = {
  'the host did not wait for the answer': '主机没有等到回答',
  'the machine on the way is gone': '途中的机器断开了',
  'the host closed the connection': '主机关闭了连接',
  'its ProxyCommand {0}': '它的 ProxyCommand {0}',
  'cannot be started: {0}': '启动不了：{0}',
  'was ended by {0}': '被 {0} 结束了',
  'ended (exit {0})': '退出了（退出码 {0}）',
  'by way of {0}: {1}': '经由 {0}：{1}',
  'no answer within {0} s ({1})': '{0} 秒内没有应答（{1}）',
  'SSH handshake: its banner': 'SSH 握手：版本标识',
  'SSH handshake: key exchange': 'SSH 握手：密钥交换',
  'logging in': '登录',
  'opening a session': '打开会话',
  'the start of a program': '启动程序',
  'an answer': '应答',
  '{0} port {1}': '{0} 端口 {1}',
  'the connection to {0} was lost': '与 {0} 的连接断开了',
  '{0} is booting or shutting down': '{0} 正在启动或关机',
  'no common way to encrypt with {0}': '与 {0} 没有共同的加密方式',
  'cannot reach {0}: {1}': '连不上 {0}：{1}',
  'see what happens with: {0}': '看看会发生什么：{0}',
  '{0} port {1} does not let {2} in': '{0} 端口 {1} 不让 {2} 登录',
  '{0}: it hung up after {1} keys (MaxAuthTries)':
    '{0}：试过 {1} 个密钥之后它挂断了（MaxAuthTries）',
  'name the right key with ssh.identityFile: it is shown first':
    '用 ssh.identityFile 指明正确的密钥：它会排在最前面',
  'run slipway at a terminal, which asks for the passphrase, or: eval "$(ssh-agent)" && ssh-add {0}':
    '在终端里运行 slipway，它会问口令；或者：eval "$(ssh-agent)" && ssh-add {0}',
  '{0} without a password': '{0}，除非有密码',
  'run slipway at a terminal, which asks for it, or say with ssh.passwordFrom where it stands':
    '在终端里运行 slipway，它会问；或者用 ssh.passwordFrom 写明从哪里读',
  'no key to log in with as {0}': '没有可以用来以 {0} 登录的密钥',
  'make a key with ssh-keygen and set ssh.identityFile; then try: {0}':
    '用 ssh-keygen 生成密钥，并设置 ssh.identityFile；再试试：{0}',
  'try again in a minute': '过一分钟再试',
  'check that the machine is up, its address and port, and the firewalls between':
    '检查机器是否开机、地址和端口是否正确，以及中间的防火墙',
  'check that sshd, and nothing else, listens there, and that it is not overloaded':
    '检查在那里监听的是不是 sshd，以及它是否过载',
  "sshd is slow to decide: check the host's DNS (UseDNS), PAM and load":
    'sshd 迟迟没有决定：检查主机的 DNS（UseDNS）、PAM 和负载',
  'sshd answers, but starts nothing: check its load, its memory and PAM':
    'sshd 有应答，但什么也没启动：检查它的负载、内存和 PAM',
  'sudo or the shell hangs: check its load, and what sudo looks up (LDAP, DNS)':
    'sudo 或 shell 卡住了：检查它的负载，以及 sudo 要查询的东西（LDAP、DNS）',
  '{0} hung up on somebody who logs in': '{0} 在登录时挂断了',
  '{0} does not have the key that it shows': '{0} 没有它所出示的密钥',
  'do not log in: somebody else answers there, or a key file of its sshd is damaged':
    '不要登录：那里应答的是别的机器，或者它的 sshd 的密钥文件损坏了',
  'nothing listens there': '那里没有程序在监听',
  'start sshd, or correct ssh.port': '启动 sshd，或者改正 ssh.port',
  'its name is not known': '它的名字不存在',
  'correct the address, or use an IP address': '改正地址，或者用 IP 地址',
  "check this machine's DNS, or use an IP address": '检查这台机器的 DNS，或者用 IP 地址',
  'there is no route to it': '没有到它的路由',
  'there is no route to its network': '没有到它所在网络的路由',
  'no answer': '没有应答',
  'it hung up': '它挂断了',
  'the program ended without an exit code': '程序结束了，但没有退出码',
  'the host lets us in but opens no session': '主机让我们登录，但不打开会话',
  'raise MaxSessions in its sshd_config': '在它的 sshd_config 里调高 MaxSessions',
  'the machine on the way lets nobody through (AllowTcpForwarding, PermitOpen)':
    '途中的机器不让任何人通过（AllowTcpForwarding、PermitOpen）',
  'the machine on the way cannot reach it': '途中的机器连不到它',
}
