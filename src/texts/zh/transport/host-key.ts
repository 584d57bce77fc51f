import type { Catalogue } from '../../catalogue.ts'

export const hostKey: Catalogue = {
  'the host key {0} is marked as revoked': '主机密钥 {0} 已被标为吊销',
  'see {0}:{1}; make new host keys on the machine': '见 {0}:{1}；在那台机器上生成新的主机密钥',
  'the host key is now {0}, not the known one': '主机密钥现在是 {0}，不是已知的那个',
  'if the machine was installed anew: ssh-keygen -f {0} -R {1}':
    '如果机器重装过：ssh-keygen -f {0} -R {1}',
  'known key: {0}:{1}': '已知的密钥：{0}:{1}',
  'the host shows a certificate that is damaged or forged': '主机出示的证书损坏了，或者是伪造的',
  'look at the file that HostCertificate names in its sshd_config: ssh-keygen -L -f FILE':
    '查看它的 sshd_config 里 HostCertificate 指定的文件：ssh-keygen -L -f FILE',
  '{0}:{1} trusts who signs host keys, but it shows no certificate':
    '{0}:{1} 信任给主机密钥签名的 CA，但它没有出示证书',
  '{0} trusts who signed its certificate, which counts for nothing: {1}':
    '{0} 信任给它签证书的 CA，但这张证书不算数：{1}',
  'no line trusts who signed its certificate, {0}': '没有哪一行信任给它签证书的 CA，{0}',
  'it is signed with an old algorithm': '签名用的是旧算法',
  'it is one of a user': '这是用户的证书',
  'it names no host': '它没有写明给哪台主机',
  'it is for {0}': '它是给 {0} 的',
  'it wants what is not known here: {0}': '它要求的东西这里不认识：{0}',
  'no key is taken while {0} cannot be read': '{0} 读不了，任何密钥都不接受',
  'make the file readable, or take RevokedHostKeys out of ~/.ssh/config':
    '让这个文件可以读，或者从 ~/.ssh/config 里去掉 RevokedHostKeys',
  'the host key {0} is revoked in {1}': '主机密钥 {0} 已在 {1} 里吊销',
  'make new host keys on the machine, and have them signed anew':
    '在那台机器上生成新的主机密钥，并重新签名',
  '{0}:{1} is no public key': '{0}:{1} 不是公钥',
  'a name has no value': '有名称没有值',
  'a number is too long': '数字太长',
  'something follows the signature': '签名后面还有多余的内容',
  'this version of ssh2 cannot read certificates of hosts': '这个版本的 ssh2 读不了主机证书',
  'npm install ssh2@{0}, with which that works': 'npm install ssh2@{0}，用它可以',
  '{0} ({1} port {2}) is not known. It shows:': '{0}（{1} 端口 {2}）的密钥未知。它出示的是：',
  'Is that {0}?': '这是 {0} 吗？',
  'the host key {0} is not in {1}': '主机密钥 {0} 不在 {1} 里',
  '{0} >> {1} after comparing the fingerprint, or set ssh.hostKeys: accept-new':
    '核对指纹之后执行 {0} >> {1}，或者设置 ssh.hostKeys: accept-new',
  'it was asked about, and not accepted': '已经问过，没有得到确认',
  'cannot add the host key to {0}': '无法把主机密钥写入 {0}',
  'make the file writable, or set ssh.knownHostsFile to one that is':
    '让这个文件可以写，或者把 ssh.knownHostsFile 指向一个可以写的文件',
  'cannot read {0}': '读不了 {0}',
  'make the file readable, or set ssh.knownHostsFile to one that is':
    '让这个文件可以读，或者把 ssh.knownHostsFile 指向一个可以读的文件',
}
