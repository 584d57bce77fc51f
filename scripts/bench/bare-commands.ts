import { loadCluster } from '../../src/config/load.ts'
import { leader } from '../../src/core/cluster.ts'
import type { Host } from '../../src/core/host.ts'
import { flannel } from '../../src/render/flannel.ts'
import { imagesOf } from '../../src/render/images.ts'
import { initConfig } from '../../src/render/kubeadm.ts'
import { nginx } from '../../src/render/nginx.ts'
import { root } from './root-shell.ts'

/**
 * The notes' commands on el7 machines of the lab, typed by a script that knows everything beforehand: it looks at
 * nothing, repeats nothing, keeps nothing for later, and overlaps whatever can overlap. The floor for slipway.
 *
 * @returns seconds by phase
 */
export async function bareCommands(clusterFile: string): Promise<Record<string, number>> {
  const cluster = await loadCluster(clusterFile)
  const { kubernetes, docker } = cluster.repositories
  const first = leader(cluster)
  const workers = cluster.hosts.filter(host => host !== first)
  const took: Record<string, number> = {}
  const phase = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const began = performance.now()
    const result = await work()
    took[name] = (performance.now() - began) / 1000
    return result
  }
  const everywhere = (program: string) =>
    Promise.all(cluster.hosts.map(host => root(host, program)))
  const repo = (id: string, url = '', key = '') => `cat > /etc/yum.repos.d/${id}.repo <<'R'
[${id}]
name=${id}
baseurl=${url}
gpgcheck=1
gpgkey=${key}
R`

  await phase('host preparation', () =>
    everywhere(`systemctl disable --now firewalld
sed -i 's/^SELINUX=enforcing/SELINUX=permissive/' /etc/selinux/config
sed -i '/ swap /d' /etc/fstab
cat >> /etc/hosts <<'H'
${cluster.hosts.map(host => `${host.address} ${host.name}`).join('\n')}
H
sysctl -w net.bridge.bridge-nf-call-iptables=1 net.bridge.bridge-nf-call-ip6tables=1 net.ipv4.ip_forward=1
mkdir -p /etc/docker
echo '{"exec-opts":["native.cgroupdriver=systemd"],"insecure-registries":${JSON.stringify(cluster.runtime.insecureRegistries)}}' > /etc/docker/daemon.json
${repo('kubernetes', kubernetes.rpm?.url, kubernetes.rpm?.keys[0])}
${repo('docker-ce', docker.rpm?.url, docker.rpm?.keys[0])}
yum -y -q install docker-ce-${cluster.runtime.packages.rpm[0]?.version}
systemctl enable --now docker`),
  )
  const install = (host: Host) =>
    root(
      host,
      `(${imagesOf(host.role, cluster)
        .map(image => `docker pull -q ${image}`)
        .join(' && ')}) & images=$!
yum -y -q install ${cluster.kubernetes.packages.rpm.map(({ name, version }) => `${name}-${version}`).join(' ')}
systemctl enable kubelet
wait $images`,
    )
  const ready = workers.map(install)
  await phase('control plane: packages and images', () => install(first))
  await phase('kubeadm init', () =>
    root(
      first,
      `cat > /root/init.yaml <<'Y'\n${initConfig(first, cluster)}Y\nkubeadm init --config /root/init.yaml`,
    ),
  )
  const objects = JSON.stringify({
    apiVersion: 'v1',
    kind: 'List',
    items: [...flannel(cluster), ...nginx(cluster)],
  })
  const network = root(
    first,
    `export KUBECONFIG=/etc/kubernetes/admin.conf\nkubectl apply -f - <<'J'\n${objects}\nJ`,
  )
  await phase('kubeadm join', async () => {
    await Promise.all(ready)
    await Promise.all(
      workers.map(async host => {
        const join = await root(first, 'kubeadm token create --print-join-command 2>/dev/null')
        await root(host, `${join.trim()} --node-name ${host.name}`)
      }),
    )
    await network
  })
  await phase('nodes Ready, nginx answers', () =>
    root(
      first,
      `export KUBECONFIG=/etc/kubernetes/admin.conf
kubectl wait --for=condition=Ready nodes --all --timeout=300s
kubectl rollout status deployment/slipway-smoke-test --timeout=300s
${cluster.hosts.map(host => `until curl -fs -m 2 http://${host.address}:${cluster.smokeTest.nodePort}/ >/dev/null; do sleep 0.2; done`).join('\n')}`,
    ),
  )
  return took
}
