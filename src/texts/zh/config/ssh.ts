import type { Catalogue } from '../../catalogue.ts'

export const ssh: Catalogue = {
  'there is no {0} here': '这里没有 {0}',
  "OpenSSH's client refuses its configuration": 'OpenSSH 的客户端不接受它的配置',
  'see for yourself: {0}': '自己看看：{0}',
  'no answer within {0} s; a program of Match exec may hang':
    '{0} 秒内没有应答；可能是 Match exec 的某个程序卡住了',
  'ssh.config: OpenSSH takes {0} for a pattern': 'ssh.config：OpenSSH 会把 {0} 当作通配符',
  'name it without quotes, brackets, braces, backslashes, * and ?':
    '文件名里不要有引号、各种括号、反斜杠、* 和 ?',
  'ssh.config cannot be read: {0}': '读不了 ssh.config：{0}',
  'make the file, for machines of Vagrant with: vagrant ssh-config > {0}':
    '先生成这个文件，Vagrant 的机器用：vagrant ssh-config > {0}',
  'ssh.config cannot be read: this user has no name here':
    '读不了 ssh.config：这里没有当前用户的名字',
  'OpenSSH wants its user in /etc/passwd; set address, user and identityFile instead':
    'OpenSSH 要求用户在 /etc/passwd 里；改为写明 address、user 和 identityFile',
  'install openssh-client, or set address, user and identityFile in cluster.yaml':
    '安装 openssh-client，或者在 cluster.yaml 里写明 address、user 和 identityFile',
  '{0} was not read: {1}': '没有读 {0}：{1}',
  'ProxyJump leads to {0} by ever more machines': 'ProxyJump 经过的机器越来越多，始终到不了 {0}',
  'give {0} a Host of its own with ProxyJump none': '给 {0} 单独写一个 Host，其中写 ProxyJump none',
}
