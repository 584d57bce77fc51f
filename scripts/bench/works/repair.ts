import { slipway } from '../contenders.ts'
import { contest } from '../contest.ts'
import { LAB, onMachine, readyLab, withFleet } from '../lab.ts'
import type { Result } from '../result.ts'

/** What one who knows it already would type: forget the node, take what is left away, join again. */
const BY_HAND = `set -e
on() { ssh -F "$CONFIG" "$1" sudo -n sh -se; }
echo 'kubectl --kubeconfig /etc/kubernetes/admin.conf delete node worker1' | on master
join=$(echo 'kubeadm token create --print-join-command 2>/dev/null' | on master)
printf 'kubeadm reset -f\n%s --node-name worker1\n' "$join" | on worker1
echo 'kubectl --kubeconfig /etc/kubernetes/admin.conf wait --for=condition=Ready node/worker1 --timeout=300s' | on master`

/** A worker whose join was cut off, among machines that are as wanted. */
export async function repair(nodes: number, rounds: number): Promise<Result[]> {
  await readyLab(nodes, { real: true })
  const contenders = await withFleet(0, fleet =>
    contest(
      [
        slipway(fleet, 'up', '--yes'),
        {
          name: 'kubeadm by hand',
          call: { words: ['bash', '-c', BY_HAND], env: { CONFIG: `${LAB}/ssh_config` } },
        },
      ],
      {
        rounds,
        before: () =>
          onMachine('worker1', 'systemctl stop kubelet; rm -f /etc/kubernetes/kubelet.conf'),
      },
    ),
  )
  return [
    {
      id: `repair-${nodes}`,
      title: `One broken worker of ${nodes} machines`,
      note: 'Its kubelet is stopped and has lost its credentials. By hand means that somebody knew which machine, what is wrong with it and what to type; nothing is looked at before, and afterwards only whether the node is Ready. The packages and kubeadm are real.',
      contenders,
    },
  ]
}
