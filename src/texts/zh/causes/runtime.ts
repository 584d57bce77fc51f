import type { Catalogue } from '../../catalogue.ts'

export const runtime: Catalogue = {
  'the container runtime uses the cgroup driver systemd, and the kubelet cgroupfs':
    '容器运行时用的 cgroup 驱动是 systemd，kubelet 用的是 cgroupfs',
  'set runtime.cgroupDriver in cluster.yaml to cgroupDriver of /var/lib/kubelet/config.yaml (slipway ssh {host} sudo grep cgroupDriver /var/lib/kubelet/config.yaml)':
    '把 cluster.yaml 里的 runtime.cgroupDriver 设为 /var/lib/kubelet/config.yaml 里的 cgroupDriver（slipway ssh {host} sudo grep cgroupDriver /var/lib/kubelet/config.yaml）',
  'containerd does not understand its /etc/containerd/config.toml, or a file that it imports':
    'containerd 看不懂它的 /etc/containerd/config.toml，或者其中引入的文件',
  'see which line: slipway ssh {host} sudo containerd config dump; correct it, then: slipway up':
    '看看是哪一行：slipway ssh {host} sudo containerd config dump；改正它，然后：slipway up',
  'kubelet and Docker use different cgroup drivers': 'kubelet 与 Docker 的 cgroup 驱动不一致',
  'slipway ssh {host} sudo systemctl restart docker kubelet, then: slipway up':
    'slipway ssh {host} sudo systemctl restart docker kubelet，然后：slipway up',
  'the registry takes no more pulls from this address for now':
    '镜像仓库暂时不再接受来自这个地址的拉取',
  'name a mirror in cluster.yaml (runtime.registryMirrors or kubernetes.imageRepository), then: slipway up':
    '在 cluster.yaml 里写一个镜像站（runtime.registryMirrors 或 kubernetes.imageRepository），然后：slipway up',
  'the registry speaks plain HTTP, and was asked over TLS':
    '镜像仓库只用明文 HTTP，而请求走的是 TLS',
  'add the registry to runtime.insecureRegistries in cluster.yaml; if it stands there, it lacks that image or tag: correct that, then: slipway up':
    '把镜像仓库加进 cluster.yaml 的 runtime.insecureRegistries；如果已经写了，就是它没有那个镜像或标签：改正，然后：slipway up',
  'the host does not trust the certificate of the registry': '主机不信任镜像仓库的证书',
  'put its authority into /etc/docker/certs.d/REGISTRY/ca.crt on the host (for containerd: /etc/containerd/certs.d), or add it to runtime.insecureRegistries in cluster.yaml':
    '把它的 CA 放进主机的 /etc/docker/certs.d/REGISTRY/ca.crt（containerd：/etc/containerd/certs.d），或者加进 cluster.yaml 的 runtime.insecureRegistries',
  'the registry has no image of that name and tag for this machine':
    '镜像仓库里没有适合这台机器的这个名字和标签的镜像',
  'correct the image or its tag in cluster.yaml; try it there: slipway ssh {host} sudo docker pull IMAGE (or: crictl pull)':
    '改正 cluster.yaml 里的镜像或标签；在那里试试：slipway ssh {host} sudo docker pull IMAGE（或者：crictl pull）',
  'the registry does not give that image: there is none of that name, or it wants a login':
    '镜像仓库不给这个镜像：没有这个名字，或者需要登录',
  'correct the name of the image in cluster.yaml; try it there: slipway ssh {host} sudo docker pull IMAGE (or: crictl pull)':
    '改正 cluster.yaml 里镜像的名字；在那里试试：slipway ssh {host} sudo docker pull IMAGE（或者：crictl pull）',
  'the host cannot reach the registry': '主机连不上镜像仓库',
  'name a registry that the host can reach in cluster.yaml (kubernetes.imageRepository), then: slipway up':
    '在 cluster.yaml 里写一个主机能连上的镜像仓库（kubernetes.imageRepository），然后：slipway up',
  'the runtime cannot get the pause image that every pod needs':
    '容器运行时拉取不到每个 Pod 都需要的 pause 镜像',
  'name a registry that has it in cluster.yaml (kubernetes.imageRepository), then: slipway up':
    '在 cluster.yaml 里写一个有它的镜像仓库（kubernetes.imageRepository），然后：slipway up',
  'the runtime cannot use its storage driver here: the file system below /var/lib does not carry it (XFS needs ftype=1)':
    '容器运行时在这里用不了它的存储驱动：/var/lib 所在的文件系统不支持（XFS 需要 ftype=1）',
  'slipway ssh {host} "xfs_info /var | grep ftype; lsmod | grep overlay"':
    'slipway ssh {host} "xfs_info /var | grep ftype; lsmod | grep overlay"',
  'Docker does not understand its /etc/docker/daemon.json, or a flag says the same':
    'Docker 看不懂它的 /etc/docker/daemon.json，或者启动参数里写了同样的设置',
  'slipway ssh {host} "sudo cat /etc/docker/daemon.json; systemctl cat docker"':
    'slipway ssh {host} "sudo cat /etc/docker/daemon.json; systemctl cat docker"',
  'the container runtime is not running': '容器运行时没有运行',
  'slipway ssh {host} sudo journalctl -u docker -u containerd -u crio -n 50 --no-pager':
    'slipway ssh {host} sudo journalctl -u docker -u containerd -u crio -n 50 --no-pager',
}
