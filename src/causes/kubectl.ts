import type { Cause } from './cause.ts'

/** What kubectl says. Facts §9.1 and §14. */
export const kubectl: readonly Cause[] = [
  {
    id: 'kind-unknown',
    when: /no matches for kind|could not find the requested resource/i,
    cause:
      'the manifest is of another time than the cluster: it names a kind that the cluster does not have',
    cure: 'take a network.version that goes with kubernetes.version in cluster.yaml',
  },
  {
    id: 'kubectl-unknown-flag',
    when: /unknown flag: --(delete-local-data|export|generator)/i,
    cause: 'kubectl no longer knows that flag',
    cure: 'slipway ssh {host} kubectl version --client; install the version of the cluster',
  },
  {
    id: 'api-unauthorized',
    when: /You must be logged in to the server|error: Unauthorized|the server has asked for the client to provide credentials/i,
    cause:
      'the API server does not accept the credentials: they are of an earlier cluster, or have run out',
    cure: 'slipway ssh {host} sudo kubeadm certs check-expiration, and then: slipway up',
  },
  {
    id: 'api-refused',
    when: /connection to the server \S+ was refused|:6443: connect: connection refused|:6443.*connection refused/i,
    cause: 'the API server does not answer',
    cure: 'see what ended on the control plane: sudo crictl ps -a, or with Docker: sudo docker ps -a',
    general: true,
    transient: true,
  },
  {
    id: 'api-out-of-reach',
    when: /Unable to connect to the server: (dial tcp \S+: (i\/o timeout|connect: no route to host)|net\/http: (request canceled|TLS handshake timeout)|context deadline exceeded)/i,
    cause: 'the API server cannot be reached from there',
    cure: 'see what stands between {host} and the control plane: slipway ssh {host} "curl -sk https://CONTROL-PLANE:6443/healthz; ip route"; then: slipway up',
    general: true,
    transient: true,
  },
  {
    id: 'api-slow',
    when: /error when reading response body|Client\.Timeout or context cancellation while reading body|Error from server \(Timeout\)|unable to return a response in the time allotted|request did not complete within|"https:\/\/\S+\/apis?\/\S*": (net\/http: request canceled|context deadline exceeded)/i,
    cause: 'the API server did not answer in time: its machine has too little to spare',
    cure: 'see what takes its processors, memory or disk: slipway ssh CONTROL-PLANE "uptime; free -m"; then: slipway up',
    general: true,
    transient: true,
    lasts: 300_000,
  },
]
