import type { Catalogue } from '../../catalogue.ts'

/** Options, questions and answers of `slipway init`. */
export const init: Catalogue = {
  'addresses or names, as [name=][user@]address[:port][:role]':
    '地址或名称，形如 [name=][user@]address[:port][:role]',
  'the same; may be repeated': '同上；可重复使用',
  'the running machines of the Vagrantfile': 'Vagrantfile 中正在运行的机器',
  'who logs in: root, or a user who may use sudo': '登录用户：root，或可使用 sudo 的用户',
  'port of the SSH servers': 'SSH 服务器的端口',
  'private key to log in with': '用于登录的私钥',
  'add host keys that are new to known_hosts': '把新的主机密钥加入 known_hosts',
  'put your public key on machines that take only a password today':
    '把你的公钥放到目前只接受密码的机器上',
  'address of a machine in the cluster; may be repeated': '机器在集群中的地址；可重复使用',
  'which of them is the control plane; the first when left out':
    '其中哪台是控制平面；省略则为第一台',
  'name of the cluster; that of the folder when left out': '集群名称；省略则为所在目录的名称',
  'current or notes-2020; by the systems of the machines when left out':
    'current 或 notes-2020；省略则根据机器的系统决定',
  'version of Kubernetes, such as 1.36.4': 'Kubernetes 版本，例如 1.36.4',
  'containerd, docker or cri-o': 'containerd、docker 或 cri-o',
  'flannel, calico or none': 'flannel、calico 或 none',
  'upstream, aliyun or tuna': 'upstream、aliyun 或 tuna',
  'the file to write; - prints it': '要写入的文件；- 表示直接输出',
  'replace a file that is there': '覆盖已有的文件',
  'do not log in to the machines': '不登录机器',
  'ask nothing': '不提问',
  'those of the Vagrantfile: {0}': 'Vagrantfile 中的机器：{0}',
  'some of the {0} in ~/.ssh/config': '~/.ssh/config 中 {0} 台里的若干台',
  'others, by their addresses': '其他机器，按地址输入',
  'Which machines?': '使用哪些机器？',
  'Which of them?': '选择其中哪些？',
  'Addresses of the machines, with spaces between:': '机器的地址，以空格分隔：',
  'name at least one': '至少写一台',
  'trust these keys, and add them to known_hosts': '信任这些密钥，并加入 known_hosts',
  'log in as somebody else': '换一个用户登录',
  'that is no name of a user': '这不是用户名',
  'As whom?': '以哪个用户登录？',
  'log in with another key': '换一个密钥登录',
  'Path of the private key:': '私钥的路径：',
  'be asked for the password or passphrase': '输入密码，或密钥的口令',
  'try again': '重试',
  'What about {0}?': '如何处理 {0}？',
  'leave out': '不使用',
  'write down all the same': '照样写入文件',
  'Which is the control plane?': '哪一台是控制平面？',
  'At which address do the other machines reach {0}?': '其他机器通过哪个地址访问 {0}？',
  'Which recipe?': '使用哪个预设？',
  'Write this to {0}?': '写入 {0}？',
  'an unknown system': '未知系统',
  '{0}, {1} CPU, {2} MiB memory': '{0}，{1} 个 CPU，内存 {2} MiB',
  '{0}, {1} CPUs, {2} MiB memory': '{0}，{1} 个 CPU，内存 {2} MiB',
  'there is a Vagrantfile, but no vagrant to ask': '有 Vagrantfile，但没有安装 vagrant',
  'no machine of the Vagrantfile runs: vagrant up ({0})':
    'Vagrantfile 中没有正在运行的机器：vagrant up（{0}）',
  'no machine of the Vagrantfile runs: vagrant up': 'Vagrantfile 中没有正在运行的机器：vagrant up',
  'there is no Vagrantfile here or above': '当前目录及其上级目录中没有 Vagrantfile',
  '{0} is no name for a host: lower-case letters, digits and -':
    '{0} 不能作为主机名：只能用小写字母、数字和 -',
  '{0} is not the name of a user': '{0} 不是用户名',
  '{0} is neither an address nor a name': '{0} 既不是地址也不是名称',
  'there is no port {0}': '没有端口 {0}',
  '{0} is there twice': '{0} 出现了两次',
  '{0}: not looked at': '{0}：未查看',
  'wrote {0}': '已写入 {0}',
  '{0} is on {1}': '{0} 位于 {1}',
  '{0} on {1}': '{1} 上的 {0}',
  'slipway check': 'slipway check',
  'slipway check -f {0}': 'slipway check -f {0}',
  '--address {0}: write name=address of a machine that is given':
    '--address {0}：请写成 name=address，其中 name 是已给出的机器',
  '--preset {0} is not one of {1}': '--preset {0} 不在 {1} 之中',
  '--control-plane {0}: there is no such machine': '--control-plane {0}：没有这台机器',
  '--port {0} is no port': '--port {0} 不是端口',
  '{0}: which address do the others reach it by? It has {1} (--address {2}=ADDRESS)':
    '{0}：其他机器通过哪个地址访问它？它有 {1}（--address {2}=ADDRESS）',
  '{0}: which address do the others reach it by? (--address {1}=ADDRESS)':
    '{0}：其他机器通过哪个地址访问它？（--address {1}=ADDRESS）',
  '{0} is there already (--force replaces it, --out names another)':
    '{0} 已存在（--force 覆盖它，--out 指定另一个文件）',
  'which machines? (--host name=address:role for each, or --vagrant)':
    '使用哪些机器？（每台一个 --host name=address:role，或 --vagrant）',
  'nothing was written': '没有写入任何内容',
  'nothing was written: no machine is left': '没有写入任何内容：没有剩下的机器',
  'nothing was written: these machines make no cluster yet':
    '没有写入任何内容：这些机器还不能组成集群',
  'nothing was written: there is no terminal to ask at, and the command line leaves something open':
    '没有写入任何内容：没有可供提问的终端，而命令行没有说明全部信息',
  'nothing was touched: there is no terminal to ask for passwords':
    '没有做任何改动：没有可用来输入密码的终端',
  'run it at a terminal, or say with --password-from where the password stands':
    '请在终端中运行，或用 --password-from 写明密码在哪里',
  'nothing was touched: --password-from is for --copy-id':
    '没有做任何改动：--password-from 要和 --copy-id 一起用',
  'give both; for a login by password write ssh.passwordFrom into cluster.yaml':
    '两个都写；要用密码登录，就在 cluster.yaml 里写 ssh.passwordFrom',
  '--password-from names no place': '--password-from 没有写明位置',
  'write env:NAME for a variable or file:PATH for a file; never the password itself':
    '变量写 env:NAME，文件写 file:PATH；不要写密码本身',
  'for --copy-id: env:NAME or file:PATH, where the password stands; asked for when left out':
    '配合 --copy-id：密码所在的 env:NAME 或 file:PATH；不写就询问',
  'slipway init --help lists the options': 'slipway init --help 列出所有选项',
  'stopped before anything was written': '在写入任何内容之前停止',
  '{0} cannot be written: {1}': '无法写入 {0}：{1}',
}
