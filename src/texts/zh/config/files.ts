import type { Catalogue } from '../../catalogue.ts'

export const files: Catalogue = {
  'a string': '字符串',
  'true or false': 'true 或 false',
  'a list': '列表',
  'a map': '映射',
  'the string {0}': '字符串 {0}',
  'the number {0}': '数字 {0}',
  'the boolean {0}': '布尔值 {0}',
  '{0} is not one of {1}': '{0} 不在可选值之中：{1}',
  'expected a string, not {0}; put it in quotes': '应为字符串，而不是{0}；请加引号',
  'expected {0}, not {1}': '应为{0}，而不是{1}',
  'unknown key; did you mean {0}?': '未知的键；是不是想写 {0}？',
  'a key wants a plain colon and a space behind it: {0}: {1}':
    '键后面要写半角冒号和一个空格：{0}: {1}',
  'unknown key; known are {0}': '未知的键；可用的有 {0}',
  'expected {0} or {1}, not {2}': '应为{0}或{1}，而不是{2}',
  'or fetch it where you can, and write network.manifest: ./FILE, whose digest is looked at just the same':
    '或者在能下载的地方下载它，再写 network.manifest: ./FILE，摘要照样核对',
  '{0} could not be fetched: {1}': '{0} 下载不了：{1}',
  'try again, name a mirror in network.manifest, {0}':
    '再试一次，或者在 network.manifest 里写一个镜像地址，{0}',
  'the server said {0} {1}': '服务器返回 {0} {1}',
  'it has more than {0} MB': '它超过了 {0} MB',
  'what {0} gives is not what it was pinned to': '{0} 给出的内容与固定的摘要不符',
  'sha256 wanted: {0}': '期望的 sha256：{0}',
  'sha256 found:  {0}': '实际的 sha256：{0}',
  'nothing of it is used; see whether something stands between you and the server, {0}':
    '其中的内容都没有使用；看看你和服务器之间是不是隔着什么，{0}',
  '{0} is no manifest': '{0} 不是清单',
  'a duration such as 1m30s': '时长，例如 1m30s',
  'a map of true and false': '值为 true 或 false 的映射',
  'a whole number': '整数',
  'a map of strings (put numbers in quotes)': '字符串的映射（数字要加引号）',
  'a number': '数字',
  'a string (put numbers in quotes)': '字符串（数字要加引号）',
  'a list of strings': '字符串的列表',
  'must be {0}': '必须是{0}',
  '{0} has it from {1} on, and this is {2}': '{0} 从 {1} 起才有它，而这里是 {2}',
  '{0} had it until {1}, and this is {2}': '{0} 到 {1} 为止有它，而这里是 {2}',
  'no field of {0} in {1}': '{1} 的 {0} 里没有这个字段',
  '{0} has a mistake': '{0} 有一处错误',
  '{0} has {1} mistakes': '{0} 有 {1} 处错误',
  'correct these lines; slipway schema describes every setting':
    '改正这几行；slipway schema 说明每一项设置',
  '{0} does not exist': '{0} 不存在',
  'slipway init writes a first one; -f names another file':
    '用 slipway init 写出第一份；用 -f 指定别的文件',
  '{0} cannot be read: {1}': '{0} 读取不了：{1}',
  '{0} is not written in UTF-8': '{0} 不是 UTF-8 编码',
  'save it as UTF-8, or: iconv -f UTF-16 -t UTF-8': '存成 UTF-8，或者：iconv -f UTF-16 -t UTF-8',
  'no file can be written below {0}: {1}': '{0} 下无法写入文件：{1}',
  'free some space there, or name another folder in the variable TMPDIR':
    '在那里腾出空间，或者用环境变量 TMPDIR 指定别的目录',
  'cannot be read: {0}': '读取不了：{0}',
  'is not the manifest of Calico {0}: its digest is {1}, not {2}':
    '不是 Calico {0} 的清单：它的摘要是 {1}，而不是 {2}',
  'the digest of the manifest is {0}': '清单的摘要是 {0}',
  '{0} more like these': '还有 {0} 条类似的',
  'is not a map': '不是映射',
  'has no apiVersion': '没有 apiVersion',
  'has no kind': '没有 kind',
  'of kind {0} has no metadata.name': '类型是 {0}，没有 metadata.name',
  'it holds no object': '里面没有对象',
  'object {0} {1}': '第 {0} 个对象：{1}',
  '{0} is no kubeconfig': '{0} 不是 kubeconfig',
  'look at it with kubectl config view, or write another file: slipway kubeconfig -o FILE':
    '用 kubectl config view 看看它，或者写到别的文件：slipway kubeconfig -o FILE',
  '{0} has another cluster {1}, at {2}': '{0} 里有另一个集群 {1}，在 {2}',
  'if it is gone: kubectl config delete-cluster {0}; else write another file: slipway kubeconfig -o FILE':
    '如果它已经不在了：kubectl config delete-cluster {0}；否则写到别的文件：slipway kubeconfig -o FILE',
  'did you mean {0}?': '是不是想写 {0}？',
  'docker {0} is not known; known: {1}': '没有 docker {0}；已知的有：{1}',
  'docker {0} is too old for cri-dockerd, which Kubernetes 1.{1} needs; use {2} or newer':
    'docker {0} 对 cri-dockerd 来说太旧，而 Kubernetes 1.{1} 需要它；用 {2} 或更新的版本',
  'containerd {0} is not known; write X.Y.Z, with X.Y one of {1}':
    '没有 containerd {0}；写 X.Y.Z，其中 X.Y 取 {1} 之一',
  'containerd {0} and Kubernetes 1.{1} speak no common version of CRI; use containerd {2}':
    'containerd {0} 与 Kubernetes 1.{1} 没有共同支持的 CRI 版本；用 containerd {2}',
  'containerd {0} is too old for Kubernetes 1.{1}; use one of {2}':
    'containerd {0} 对 Kubernetes 1.{1} 来说太旧；从这些里选：{2}',
  '{0} or a later {1}': '{0} 或更新的 {1}',
  'there are no packages of CRI-O for Kubernetes 1.{0}; use 1.{1} or newer, or another runtime':
    '没有用于 Kubernetes 1.{0} 的 CRI-O 软件包；用 1.{1} 或更新的版本，或者换一个容器运行时',
  'CRI-O {0} does not go with Kubernetes 1.{1}; use 1.{2}':
    'CRI-O {0} 与 Kubernetes 1.{1} 不相配；用 1.{2}',
  'a name of lower-case letters, digits and -': '由小写字母、数字和 - 组成的名字',
  'a name or an address': '名字或地址',
  'the name of an image': '镜像的名字',
  '{0}, up to {1}.{2}': '{0}，到 {1}.{2} 为止',
  'docker {0} with cri-dockerd': 'docker {0}，配 cri-dockerd',
}
