import type { Catalogue } from '../../catalogue.ts'

export const packages: Catalogue = {
  'another program is using the package manager': '另一个程序正在使用包管理器',
  'wait for it to end (slipway ssh {host} ps -ef), then: slipway up':
    '等它结束（slipway ssh {host} ps -ef），然后：slipway up',
  'the lock file of the package manager holds nothing that it could read':
    '包管理器的锁文件里没有它能读懂的内容',
  'if no dnf or yum runs there: slipway ssh {host} sudo systemd-tmpfiles --remove dnf.conf, then: slipway up':
    '如果那里没有 dnf 或 yum 在运行：slipway ssh {host} sudo systemd-tmpfiles --remove dnf.conf，然后：slipway up',
  'an earlier installation on this host was cut off half-way': '这台主机上以前有一次安装中途被打断',
  'slipway ssh {host} sudo dpkg --configure -a': 'slipway ssh {host} sudo dpkg --configure -a',
  'the mirrors of CentOS 7 were switched off in 2024; only the vault still has its packages':
    'CentOS 7 的镜像站已于 2024 年关闭，软件包只有 vault 里还有',
  'set repositories.centosVault in cluster.yaml to a mirror of vault.centos.org, then: slipway up':
    '在 cluster.yaml 里把 repositories.centosVault 设为 vault.centos.org 的镜像，然后：slipway up',
  "Google's repositories of Kubernetes were switched off in 2024":
    'Google 的 Kubernetes 软件仓库已于 2024 年关闭',
  'set repositories.kubernetes in cluster.yaml to pkgs.k8s.io or a mirror, then: slipway up':
    '在 cluster.yaml 里把 repositories.kubernetes 设为 pkgs.k8s.io 或其镜像，然后：slipway up',
  'the repository has nothing for this release of the system': '软件仓库里没有这个系统版本的内容',
  'correct the url of that repository in cluster.yaml; what is asked for now: slipway ssh {host} apt-cache policy':
    '改正 cluster.yaml 里那个仓库的 url；现在请求的是：slipway ssh {host} apt-cache policy',
  'the repository refuses: the path is wrong, or it has no packages of that minor release':
    '软件仓库拒绝访问：路径不对，或者没有那个小版本的软件包',
  'open the url of the repository in a browser; correct it in cluster.yaml, then: slipway up':
    '在浏览器里打开仓库的 url；在 cluster.yaml 里改正，然后：slipway up',
  'the server that the host downloads from is out of order or overloaded':
    '主机下载用的服务器出了故障，或者过载',
  'wait, and then: slipway up; or name another mirror in cluster.yaml':
    '等一会儿，再：slipway up；或者在 cluster.yaml 里换一个镜像站',
  'the repository has no such file: its address is wrong, or the host has an old list of it':
    '软件仓库里没有这个文件：地址不对，或者主机上的索引太旧',
  'the signature of the repository does not fit the key that cluster.yaml names':
    '软件仓库的签名与 cluster.yaml 里写的密钥不符',
  'correct the key of that repository in cluster.yaml (Aliyun never signed its list: check: false)':
    '改正 cluster.yaml 里那个仓库的 key（阿里云从不给索引签名：check: false）',
  'the key that the repository is signed with is not on the host':
    '主机上没有给软件仓库签名的那个密钥',
  'set the key of that repository in cluster.yaml to the address of the right one, then: slipway up':
    '在 cluster.yaml 里把那个仓库的 key 设为正确密钥的地址，然后：slipway up',
  'the key that the repository is signed with has expired': '给软件仓库签名的密钥已过期',
  'download the renewed key, name it as the key of that repository in cluster.yaml, then: slipway up':
    '下载更新过的密钥，在 cluster.yaml 里写为那个仓库的 key，然后：slipway up',
  'the repositories of this host do not have that version of the package':
    '这台主机的软件仓库里没有那个版本的软件包',
  'see what there is: slipway ssh {host} apt-cache madison kubeadm (or: yum list --showduplicates kubeadm)':
    '看看有哪些：slipway ssh {host} apt-cache madison kubeadm（或者：yum list --showduplicates kubeadm）',
  'another version of the package is installed already': '已经安装了这个软件包的另一个版本',
  'see which: slipway ssh {host} "dpkg -l | grep -E \'kube|docker\'"; remove it there, then: slipway up':
    '看看是哪个：slipway ssh {host} "dpkg -l | grep -E \'kube|docker\'"；在那里卸载它，然后：slipway up',
  'packages on this host contradict those that are to be installed':
    '这台主机上已有的软件包与要安装的冲突',
  'remove the package that is named, as: slipway ssh {host} sudo apt-get remove PACKAGE (or: yum remove)':
    '卸载指出的软件包，例如：slipway ssh {host} sudo apt-get remove PACKAGE（或者：yum remove）',
  "the host's clock is behind": '主机的时钟慢了',
  'slipway ssh {host} date, then set its clock or time.servers in cluster.yaml':
    'slipway ssh {host} date，然后校准它的时钟，或者改正 cluster.yaml 里的 time.servers',
  'what was downloaded is not what the list promises: a mirror in the middle of an update, or a proxy that keeps old files':
    '下载到的与索引里写的不一致：镜像站正在更新，或者代理缓存了旧文件',
  'try again in some minutes: slipway up': '过几分钟再试：slipway up',
  'the host does not trust the certificate of the server: its list of authorities is too old, or a proxy stands between':
    '主机不信任服务器的证书：它的 CA 列表太旧，或者中间有代理',
  'slipway ssh {host} sudo apt-get install -y ca-certificates (or: yum update -y ca-certificates)':
    'slipway ssh {host} sudo apt-get install -y ca-certificates（或者：yum update -y ca-certificates）',
  'host and server have no version of TLS in common': '主机与服务器没有共同支持的 TLS 版本',
  'update curl, nss and openssl on the host, or name a mirror over http in cluster.yaml':
    '更新主机上的 curl、nss 和 openssl，或者在 cluster.yaml 里写一个走 http 的镜像站',
  'the proxy that the host is to use does not let it through': '主机要用的代理不放行',
  'see its settings: slipway ssh {host} "env | grep -i proxy; cat /etc/apt/apt.conf.d/*proxy* /etc/yum.conf"':
    '看看它的设置：slipway ssh {host} "env | grep -i proxy; cat /etc/apt/apt.conf.d/*proxy* /etc/yum.conf"',
  'the repository did not give what was asked for': '软件仓库没有给出所请求的内容',
  'ask the host itself: slipway ssh {host} curl -sv URL, with an url of repositories in cluster.yaml':
    '在那里试试：slipway ssh {host} curl -sv URL，URL 取自 repositories',
  'the host cannot look up names (DNS)': '主机无法解析域名（DNS）',
  'slipway ssh {host} cat /etc/resolv.conf, and name a DNS server there that answers':
    'slipway ssh {host} cat /etc/resolv.conf，在其中写一个有应答的 DNS 服务器',
  'the host cannot reach the server: no route, a firewall, or only by a proxy':
    '主机连不上服务器：没有路由、有防火墙，或者只能走代理',
  'ask the host itself: slipway ssh {host} curl -sv URL; where there is a proxy, set it for the package manager':
    '在那里试试：slipway ssh {host} curl -sv URL；如果要走代理，就给包管理器设置代理',
  'the repository offers another key than the one that is known to sign its packages':
    '软件仓库给出的密钥，不是已知给它的软件包签名的那个',
  'compare it with what the makers of the packages publish: if it is theirs, give url, key and fingerprint under repositories in cluster.yaml; if not, take another mirror':
    '与软件包官方公布的密钥核对：如果是他们的，在 cluster.yaml 的 repositories 下写 url、key 和 fingerprint；如果不是，换一个镜像站',
  'what the address of the signing key gives is no OpenPGP key':
    '签名密钥的地址给出的不是 OpenPGP 密钥',
  'open the address in a browser: a proxy or a mirror may answer with a page; correct the key under repositories in cluster.yaml, then: slipway up':
    '在浏览器里打开这个地址：应答的可能是代理或镜像站的网页；改正 cluster.yaml 里 repositories 下的 key，然后：slipway up',
}
