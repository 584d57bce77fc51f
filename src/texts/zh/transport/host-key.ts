import type { Catalogue } from '../../catalogue.ts'

export const hostKey: Catalogue = {
  'the host key {0} is marked as revoked': '主机密钥 {0} 已被标为吊销',
  'see {0}:{1}; make new host keys on the machine': '见 {0}:{1}；在那台机器上生成新的主机密钥',
  'the host key is now {0}, not the known one': '主机密钥现在是 {0}，不是已知的那个',
  'if the machine was installed anew: ssh-keygen -f {0} -R {1}':
    '如果机器重装过：ssh-keygen -f {0} -R {1}',
  'known key: {0}:{1}': '已知的密钥：{0}:{1}',
  '{0}:{1} trusts who signs host keys: such certificates are not supported, the key itself has to be known':
    '{0}:{1} 信任的是给主机密钥签名的 CA：不支持这样的证书，必须知道主机密钥本身',
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
