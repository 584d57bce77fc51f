import type { Catalogue } from '../../catalogue.ts'

export const schema: Catalogue = {
  'a port or a range with its protocol, such as 8080/tcp': '端口或端口范围加协议，例如 8080/tcp',
  '{0} is not {1}': '{0} 不是{1}',
  'must be a whole number from {0} to {1}': '必须是 {0} 到 {1} 的整数',
  'a registry: host, port and path without a scheme': '镜像仓库：主机、端口和路径，不带协议',
  'a URL that begins with http://, https:// or file://':
    '以 http://、https:// 或 file:// 开头的 URL',
  'a path (of the short forms only ~/ is known)': '路径（缩写只支持 ~/）',
  'the name of a variable': '变量名',
  'the name of a user': '用户名',
  'a key of a taint': '污点的键',
  'a value of a taint': '污点的值',
  'write the version as X.Y.Z': '版本要写成 X.Y.Z',
  'a version such as v0.14.0': '版本，例如 v0.14.0',
  'a SHA-256: 64 hexadecimal digits': 'SHA-256：64 个十六进制数字',
  'a domain such as cluster.local': '域名，例如 cluster.local',
  'http://host:port (names and passwords in it are not taken)':
    'http://host:port（其中不能写用户名和密码）',
  'a name, a .domain, an address or a CIDR': '名字、.域名、地址或 CIDR',
  'empty; give at least one key': '是空的；至少写一个密钥',
  'a fingerprint: 40 hexadecimal digits, as gpg --show-keys prints it':
    '指纹：40 个十六进制数字，即 gpg --show-keys 打印的',
  'empty; give at least one fingerprint': '是空的；至少写一个指纹',
  'a URL that begins with http:// or https://': '以 http:// 或 https:// 开头的 URL',
  'a version such as 18.06.1': '版本，例如 18.06.1',
  'host[:port] or a CIDR, without a scheme': 'host[:port] 或 CIDR，不带协议',
}
