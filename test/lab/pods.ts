import { type Lab, onMachine } from './lab.ts'

const kubectl = (words: string) => `kubectl --kubeconfig /etc/kubernetes/admin.conf ${words}`

/**
 * Runs a pod of nginx's image on each worker, and lets the one on worker1 ask: the other pod by its address, the API
 * server by its service, then the URLs of `more`. What it is told, a line each.
 */
export async function askedFromPod(lab: Lab, more: readonly string[] = []): Promise<string> {
  const onMaster = (words: string) => onMachine(lab, 'master', kubectl(words))
  const image = await onMaster(
    "get deploy -o 'jsonpath={.items[0].spec.template.spec.containers[0].image}'",
  )
  for (const node of ['worker1', 'worker2'])
    await onMaster(
      `run on-${node} --image=${image.trim()} --overrides='{"spec":{"nodeName":"${node}"}}'`,
    )
  await onMaster('wait --for=condition=Ready pod/on-worker1 pod/on-worker2 --timeout=60s')
  const other = await onMaster("get pod on-worker2 -o 'jsonpath={.status.podIP}'")
  const said = await onMachine(
    lab,
    'worker1',
    `pid=$(docker inspect -f '{{.State.Pid}}' "$(docker ps -q -f name=k8s_on-worker1)")
get() { nsenter -t "$pid" -n curl -sk --max-time 5 "$1"; }
get http://${other.trim()}/ | grep -o 'Welcome to nginx' | head -n 1
get https://10.96.0.1/version | grep -o 'v1.20.2'
${more.map(url => `get ${url}`).join('\n')}`,
  )
  return said.trim()
}
