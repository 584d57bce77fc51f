import type { Catalogue } from '../catalogue.ts'

/** The texts of `src/render`. */
export const render: Catalogue = {
  'kubectl apply -f - # 1 object': 'kubectl apply -f - # 1 个对象',
  'kubectl apply -f - # {0} objects': 'kubectl apply -f - # {0} 个对象',
  'make a join token for {0}': '为 {0} 生成加入集群用的 token',
  'take back the join token of {0}': '收回 {0} 加入集群用的 token',
  'keep the host for run {0}': '为运行 {0} 续占主机',
  'take the host for run {0}': '为运行 {0} 占住主机',
  'let the host go after run {0}': '运行 {0} 结束后放开主机',
  'the plugin {0} is disabled': '插件 {0} 被禁用',
  'SystemdCgroup is {0}': 'SystemdCgroup 是 {0}',
  'the sandbox image is {0}': '沙箱镜像是 {0}',
  'config_path is not {0}': 'config_path 不是 {0}',
  'wait for {0} to end': '等待 {0} 结束',
  'ufw cannot let in protocol {0} ({1})': 'ufw 无法放行协议 {0}（{1}）',
  'write backend: vxlan below network, or firewall: unmanaged':
    '在 network 下写 backend: vxlan，或者写 firewall: unmanaged',
  'note that kubeadm {0} has ended': '记下 kubeadm {0} 已经结束',
  'kubeadm reset -f, and what it leaves behind': 'kubeadm reset -f，以及它留下的东西',
  'this system has neither yum nor apt': '这个系统既没有 yum 也没有 apt',
  '{0} does not say which Debian or Ubuntu it is': '{0} 没有写明是哪个 Debian 或 Ubuntu',
  'give the URL of a repository for it in cluster.yaml, under repositories':
    '在 cluster.yaml 的 repositories 下写一个适合它的仓库的 URL',
  'no {0} repository is known for {1}': '没有已知的 {0} 仓库：{1}',
  'give its URL in cluster.yaml, under repositories':
    '在 cluster.yaml 的 repositories 下写它的 URL',
  '{0}, whatever {1} says': '{0}，不管 {1} 里怎么写',
  'fetch cri-dockerd {0} from {1}': '从 {1} 下载 cri-dockerd {0}',
  'cgroup driver {0}': 'cgroup 驱动 {0}',
  'no insecure registry {0}': '没有把 {0} 列为不安全的镜像仓库',
  'no mirror {0}': '没有镜像站 {0}',
  'an older {0}': '旧的 {0}',
  'wait until: {0} (at most {1} s)': '等到：{0}（最多 {1} 秒）',
  'more than one document; only one is read': '有多个文档；只会读一个',
  'a tab; YAML takes only spaces at the beginning of a line': '有制表符；YAML 的行首只能用空格',
  'a " further up is not closed': '前面有一个 " 没有配对',
  "a ' further up is not closed": "前面有一个 ' 没有配对",
  'a { further up is not closed by a }': '前面有一个 { 没有配对的 }',
  'a [ further up is not closed by a ]': '前面有一个 [ 没有配对的 ]',
  'lines that belong together must begin in the same column': '同一层的行要从同一列开始',
  'a key wants a plain colon and a space behind it, on the same line':
    '键后面要在同一行写半角冒号和一个空格',
  'a key within the value of another; give it a line of its own':
    '键写进了另一个键的值里；请另起一行',
  'a key must be a word, not a list, a map or an alias': '键必须是一个词，不能是列表、映射或别名',
  'written twice': '写了两次',
  'no key can have this name': '键不能用这个名字',
}
