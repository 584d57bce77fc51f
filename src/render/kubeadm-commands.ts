import type { Cluster } from '../core/cluster.ts'
import { Command, sh } from '../core/command.ts'
import type { Host } from '../core/host.ts'
import { quote } from '../core/quote.ts'
import type { Text } from '../core/secret.ts'
import { reveal, Secret } from '../core/secret.ts'
import { MARKER, type Marker } from '../facts/kubeadm.ts'
import { kubectl } from '../facts/kubectl.ts'
import {
  clusterRules,
  kubeconfigsOf,
  POD_CONFIGS,
  POD_FOLDERS,
  POD_LINKS,
} from '../facts/left-over.ts'
import { criSocket } from './cri.ts'
import { runtimeOf } from './runtimes/index.ts'
import { render } from './template.ts'

const CONFIG = '/var/lib/slipway/kubeadm.yaml'

/** What the marker tells is on the disk before it does: kubeadm's own files would not survive a power cut right after. */
const note = ({ verb, cluster, bears }: Omit<Marker, 'ended'>, end: 'begun' | 'ended'): Command =>
  sh`mkdir -p -m 700 /var/lib/slipway
printf '%s\n' ${[verb, cluster, end, bears].filter(Boolean).join(' ')} > ${`${MARKER}.part`}
sync
mv -f ${`${MARKER}.part`} ${MARKER}`

/**
 * kubeadm with a configuration file that only root can read and that is gone afterwards.
 * Before it starts, the host is told for which cluster; after it ended well, that it did.
 */
export function kubeadm(
  verb: Marker['verb'],
  cluster: Cluster,
  config: Text,
  ...flags: string[]
): Command {
  const mark = { verb, cluster: cluster.name }
  const program = sh`set -e
umask 077
${note(mark, 'begun')}
trap 'rm -f ${new Command(CONFIG)}' EXIT
trap 'exit 1' HUP INT TERM
printf '%s' ${new Secret(reveal(config))} > ${CONFIG}
kubeadm ${verb} --config ${CONFIG} ${flags}
${note(mark, 'ended')}`
  return program.named(sh`kubeadm ${[verb, '--config', CONFIG, ...flags]}`.shown)
}

/** Notes on the host that what is there is this cluster's and whole, also if kubeadm gave it the name in `bears`. A kubeadm that was killed has left its configuration, with a token in it. */
export const noteEnd = (verb: Marker['verb'], { name }: Cluster, bears = ''): Command =>
  sh`set -e
rm -f ${CONFIG}
${note({ verb, cluster: name, bears: bears === name ? '' : bears }, 'ended')}`.named(
    `note that kubeadm ${verb} has ended`,
  )

/** Takes a node out of the API server, where it is there; on a control plane. */
export const deleteNode = ({ name }: Host): Command =>
  kubectl('delete', 'node', name, '--ignore-not-found')

/** Undoes what kubeadm did on a host, ended or not, on that host alone. */
export const kubeadmReset = (cluster: Cluster): Command =>
  new Command(
    render('kubeadm-reset.sh.eta', {
      criSocket: criSocket(cluster),
      removeContainers: runtimeOf(cluster).removeContainers.reveal(),
      kubeconfigs: kubeconfigsOf(cluster).reveal(),
      folders: POD_FOLDERS.join(' '),
      configs: POD_CONFIGS.join(' '),
      links: POD_LINKS.join(' '),
      rules: quote(clusterRules(cluster)),
      marker: MARKER,
    }),
    'kubeadm reset -f, and what it leaves behind',
  )
