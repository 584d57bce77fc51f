import type { Cause } from './cause.ts'

/** What Docker, containerd, CRI-O and registries say. Registry errors as in the OCI distribution spec. */
export const runtime: readonly Cause[] = [
  {
    id: 'cgroup-driver-of-runc',
    when: /expected cgroupsPath to be of format .?"?slice:prefix:name/i,
    cause: 'the container runtime uses the cgroup driver systemd, and the kubelet cgroupfs',
    cure: 'set runtime.cgroupDriver in cluster.yaml to cgroupDriver of /var/lib/kubelet/config.yaml (slipway ssh {host} sudo grep cgroupDriver /var/lib/kubelet/config.yaml)',
  },
  {
    id: 'containerd-configuration',
    when: /containerd: (failed to load TOML|invalid (disabled plugin URI|plugin config)|expected containerd config version|load required plugin)|cannot be set when `?config_path`? is provided|failed to load TOML/i,
    cause:
      'containerd does not understand its /etc/containerd/config.toml, or a file that it imports',
    cure: 'see which line: slipway ssh {host} sudo containerd config dump; correct it, then: slipway up',
  },
  {
    id: 'cgroup-driver-mismatch',
    when: /cgroup driver: \\?"?\w+\\?"? is different from docker cgroup driver/i,
    cause: 'kubelet and Docker use different cgroup drivers',
    cure: 'slipway ssh {host} sudo systemctl restart docker kubelet, then: slipway up',
    hopeless: true,
  },
  {
    id: 'registry-rate-limit',
    when: /toomanyrequests|pull rate limit/i,
    cause: 'the registry takes no more pulls from this address for now',
    cure: 'name a mirror in cluster.yaml (runtime.registryMirrors or kubernetes.imageRepository), then: slipway up',
  },
  {
    id: 'registry-speaks-http',
    when: /server gave HTTP response to HTTPS client/i,
    // containerd up to 1.7 tells of the first way that it tried, also where the second failed for another reason.
    cause: 'the registry speaks plain HTTP, and was asked over TLS',
    cure: 'add the registry to runtime.insecureRegistries in cluster.yaml; if it stands there, it lacks that image or tag: correct that, then: slipway up',
  },
  {
    id: 'registry-certificate',
    when: /x509: certificate signed by unknown authority(?!.*(apiserver|:6443|kubernetes))/i,
    cause: 'the host does not trust the certificate of the registry',
    cure: 'put its authority into /etc/docker/certs.d/REGISTRY/ca.crt on the host (for containerd: /etc/containerd/certs.d), or add it to runtime.insecureRegistries in cluster.yaml',
  },
  {
    id: 'image-not-found',
    when: /manifest unknown|manifest for \S+ not found|failed to resolve reference .*: not found|no matching manifest for/i,
    cause: 'the registry has no image of that name and tag for this machine',
    cure: 'correct the image or its tag in cluster.yaml; try it there: slipway ssh {host} sudo docker pull IMAGE (or: crictl pull)',
  },
  {
    id: 'image-denied',
    when: /pull access denied|denied: requested access to the resource is denied|unauthorized: authentication required|repository does not exist or may require|failed to (authorize|fetch (anonymous|oauth) token)/i,
    cause: 'the registry does not give that image: there is none of that name, or it wants a login',
    cure: 'correct the name of the image in cluster.yaml; try it there: slipway ssh {host} sudo docker pull IMAGE (or: crictl pull)',
  },
  {
    id: 'registry-no-answer',
    when: /(Get|Head) \\?"?https?:\/\/\S+\/v2\/\S*:? .*(connection refused|i\/o timeout|Client\.Timeout|no route to host|network is unreachable|context deadline exceeded|request canceled)/i,
    cause: 'the host cannot reach the registry',
    cure: 'name a registry that the host can reach in cluster.yaml (kubernetes.imageRepository), then: slipway up',
    transient: true,
  },
  {
    id: 'sandbox-image',
    when: /failed to (get|pull) sandbox image|failed pulling image .*\/pause:/i,
    cause: 'the runtime cannot get the pause image that every pod needs',
    cure: 'name a registry that has it in cluster.yaml (kubernetes.imageRepository), then: slipway up',
  },
  {
    id: 'overlay2-unsupported',
    when: /overlay2?.*(not supported|prior storage driver.*failed)|error initializing graphdriver|backing file ?system is unsupported for this graph driver|is not supported as an overlay filesystem|does not support d_type|snapshotter not loaded: overlayfs/i,
    cause:
      'the runtime cannot use its storage driver here: the file system below /var/lib does not carry it (XFS needs ftype=1)',
    cure: 'slipway ssh {host} "xfs_info /var | grep ftype; lsmod | grep overlay"',
  },
  {
    id: 'docker-configuration',
    when: /unable to configure the Docker daemon with file|the following directives (are|don't)/i,
    cause: 'Docker does not understand its /etc/docker/daemon.json, or a flag says the same',
    cure: 'slipway ssh {host} "sudo cat /etc/docker/daemon.json; systemctl cat docker"',
  },
  {
    id: 'runtime-not-running',
    when: /Cannot connect to the Docker daemon|Is the docker daemon running|Job for (docker|containerd|crio|cri-docker)\.service failed|dial unix \S*(docker|containerd|crio)\S*\.sock: connect|make sure you are running as root and the endpoint has been started/i,
    cause: 'the container runtime is not running',
    cure: 'slipway ssh {host} sudo journalctl -u docker -u containerd -u crio -n 50 --no-pager',
    general: true,
  },
]
