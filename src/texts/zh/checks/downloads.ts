import type { Catalogue } from '../../catalogue.ts'

export const downloads: Catalogue = {
  "Kubernetes' packages": 'Kubernetes 的软件包',
  "the runtime's packages": '容器运行时的软件包',
  'images of {0}': '{0} 的镜像',
  'the name of the proxy is not known': '代理的域名不存在',
  'its name cannot be looked up': '它的域名解析不了',
  'nothing answers there': '那里没有应答',
  'no answer in time': '没有按时应答',
  'no version of TLS in common': '没有共同支持的 TLS 版本',
  'the connection broke off, perhaps at the proxy': '连接中途断开，可能断在代理那里',
  'its certificate is not trusted': '它的证书不受信任',
  'the proxy refuses': '代理拒绝',
  'curl ends with {0}': 'curl 的退出码是 {0}',
  'answers {0}': '返回 {0}',
  'see that the proxy of cluster.yaml lets it through, or name a mirror (mirrors, repositories)':
    '确认 cluster.yaml 里的代理放行它，或者写一个镜像站（mirrors、repositories）',
  'name a mirror that the hosts can reach (mirrors, repositories), or a proxy, in cluster.yaml':
    '在 cluster.yaml 里写一个主机能连上的镜像站（mirrors、repositories），或者写一个代理',
  'The hosts reach the repositories of packages and the registries of images':
    '主机连得上软件仓库和镜像仓库',
  'does not get {0}: {1} ({2})': '下载不到 {0}：{1}（{2}）',
  'reaches {0}': '连得上 {0}',
  'not tried: there is no curl': '没有试：没有 curl',
}
