import type { Catalogue } from '../../catalogue.ts'

export const codes: Catalogue = {
  'cluster.yaml, a file that it names, or the command line cannot be understood. No host was asked.':
    '看不懂 cluster.yaml、它引用的文件或命令行。没有连接任何主机。',
  'correct the lines that are named; slipway schema describes every setting, slipway COMMAND --help every option':
    '改正指出的那几行；slipway schema 说明每一项设置，slipway COMMAND --help 说明每个选项',
  'no SSH server answers at the address: it is down, elsewhere, or behind a firewall':
    '这个地址上没有 SSH 服务应答：主机没开机、地址不对，或者被防火墙挡住',
  'ssh -v USER@ADDRESS from this machine; correct address, port or ssh in cluster.yaml':
    '在这台机器上执行 ssh -v USER@ADDRESS；改正 cluster.yaml 里的 address、port 或 ssh',
  'the SSH server answers, and takes neither a key nor a password of ours':
    'SSH 服务有应答，但我们的密钥和密码它都不接受',
  'correct ssh.user or ssh.identityFile in cluster.yaml, or ssh-copy-id the key; ssh -v shows what is tried':
    '改正 cluster.yaml 里的 ssh.user 或 ssh.identityFile，或者用 ssh-copy-id 放上公钥；ssh -v 能看到试了哪些',
  'the host shows a key that is not in known_hosts, so nobody can tell who it is':
    '主机出示的密钥不在 known_hosts 里，无法确认它是不是那台机器',
  'ssh-keyscan ADDRESS >> ~/.ssh/known_hosts after comparing fingerprints, or hostKeys: accept-new below ssh in cluster.yaml':
    '核对指纹之后执行 ssh-keyscan ADDRESS >> ~/.ssh/known_hosts，或者在 cluster.yaml 的 ssh 下写 hostKeys: accept-new',
  'the host shows another key than the one that is known: it was installed anew, or is not the same machine':
    '主机出示的密钥与已知的不同：它重装过，或者不是同一台机器',
  'find out which; if it was installed anew: ssh-keygen -R ADDRESS':
    '先查清是哪一种；如果是重装过：ssh-keygen -R ADDRESS',
  'the user who logs in cannot become root there by sudo, doas or su':
    '登录的用户在那里无法用 sudo、doas 或 su 变成 root',
  'let sudo -n true work for that user on the host, as by NOPASSWD in /etc/sudoers.d, or log in as root':
    '让该用户在主机上能执行 sudo -n true，例如在 /etc/sudoers.d 里写 NOPASSWD；或者用 root 登录',
  'the connection broke, and could not be made anew within two minutes. What was at work on the host ends by itself.':
    '连接断开，两分钟内没能重新连上。主机上正在执行的会自己执行完。',
  'run the same command again: it finds what is still at work, waits for it, and goes on':
    '再执行一遍同样的命令：它会找到还在执行的，等它结束，再接着做',
  'a check found something that no step mends. Nothing was touched.':
    '检查发现了没有步骤能修好的问题。什么都没有动。',
  'slipway check shows all of it, each finding with what to do':
    'slipway check 列出全部问题，每一条都说明怎么办',
  'a program on a host failed, or slipway itself has a defect. The other hosts went on.':
    '主机上的程序失败了，或者 slipway 自身有缺陷。其他主机没有停。',
  'the message names the cause where it is known; slipway logs HOST STEP shows what was printed; then slipway up, or slipway retry':
    '已知原因会写在错误信息里；slipway logs HOST STEP 能看到程序的输出；之后执行 slipway up，或者 slipway retry',
  'a step has acted, and what it was for is still not so: something undoes it, or it takes more time':
    '步骤执行了，但目标仍未达到：有别的东西把它改了回去，或者还需要时间',
  'slipway plan shows what is missing; look at the host (slipway ssh HOST), then slipway up':
    'slipway plan 列出还缺什么；到主机上看看（slipway ssh HOST），再执行 slipway up',
  'slipway does not know how to do this there: the system, a version, or a change that takes an upgrade':
    'slipway 不知道在那里怎么做：不支持的系统、版本，或者需要升级才能做的改动',
  'the hint says what would work; slipway versions shows what goes with what':
    '提示里说明怎样可行；slipway versions 列出什么配什么',
  'there is a cluster, or half of one, on the host that this cluster.yaml did not make. It was left alone.':
    '主机上有一个集群（或者半个），不是这份 cluster.yaml 建的。没有碰它。',
  'take it over with slipway up --adopt HOST, or give it up with slipway reset --host HOST, which loses what is on it':
    '用 slipway up --adopt HOST 接管它，或者用 slipway reset --host HOST 放弃它，上面的东西会丢失',
  'a question was answered with no, or there was no terminal to ask it at. Nothing was touched.':
    '问题的回答是“否”，或者没有终端可以问。什么都没有动。',
  'slipway plan shows what would be done; --yes does it without asking':
    'slipway plan 列出会做什么；加 --yes 则不问就做',
  'the run was stopped by Ctrl-C or a signal. What was begun on the hosts was waited for, or ends by itself.':
    '运行被 Ctrl-C 或信号叫停。主机上已经开始的，要么已等到结束，要么会自己结束。',
  'run the same command again: it goes on where it stopped': '再执行一遍同样的命令：它会接着做',
  'another run is at work on the same hosts, from here or from elsewhere':
    '另一次运行正在对同样的主机动手，可能在这台电脑上，也可能在别处',
  'wait for it; if it is certainly gone: --break-lock':
    '等它结束；如果确定它已经不在了：--break-lock',
}
