/** Lines as programs print them, by the cause that they are to be known by. */
export const samples: Readonly<Record<string, readonly string[]>> = {
  'machine-stopped': ['the machine stopped in the middle of this'],
  'package-lock-held': [
    'E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 812 (unattended-upgr)',
    'Another app is currently holding the yum lock; waiting for it to exit...',
    'E: Unable to acquire the dpkg frontend lock (/var/lib/dpkg/lock-frontend), is another process using it?',
  ],
  'package-lock-broken': ['Malformed lock file found: /var/cache/dnf/metadata_lock.pid.'],
  'dpkg-interrupted': [
    "E: dpkg was interrupted, you must manually run 'dpkg --configure -a' to correct the problem.",
  ],
  'centos-7-mirrors-gone': [
    'Could not retrieve mirrorlist http://mirrorlist.centos.org/?release=7&arch=x86_64&repo=os error was',
    'Cannot find a valid baseurl for repo: base/7/x86_64',
  ],
  'legacy-kubernetes-repository': [
    'Err:5 https://apt.kubernetes.io kubernetes-xenial Release 404  Not Found [IP: 34.107.204.206 443]',
    "E: The repository 'https://apt.kubernetes.io kubernetes-xenial Release' does not have a Release file.",
  ],
  'release-file-gone': [
    "E: The repository 'http://deb.debian.org/debian stretch Release' does not have a Release file.",
  ],
  'signing-key-unknown': [
    'slipway: https://mirror/gpg holds the key 9DC858229FC7DD38854AE2D88D81803C0EBFCD88, which is not known to sign these packages',
  ],
  'signing-key-unreadable': ['slipway: https://mirror/gpg holds no keys that can be read'],
  'repository-refused': [
    '  - Status code: 403 for http://mirror/rpm/repodata/repomd.xml (IP: 10.0.0.1)',
    'https://pkgs.k8s.io/core:/stable:/v1.19/rpm/repodata/repomd.xml: [Errno 14] HTTPS Error 403 - Forbidden',
    'curl: (22) The requested URL returned error: 403 Forbidden',
  ],
  'server-overloaded': [
    'E: Failed to fetch http://10.87.0.1:8080/deb/kubernetes/Packages  503  Service Unavailable [IP: 10.87.0.1 8080]',
    "Error: Failed to download metadata for repo 'kubernetes': Status code: 503 for http://10.87.0.1:8080/rpm/kubernetes/repodata/repomd.xml (IP: 10.87.0.1)",
    'http://10.0.0.1/rpm/repodata/repomd.xml: [Errno 14] HTTP Error 502 - Bad Gateway',
    'Error response from daemon: received unexpected HTTP status: 503 Service Unavailable',
    'curl: (22) The requested URL returned error: 503',
  ],
  'repository-not-found': [
    'http://10.0.0.1/rpm/repodata/repomd.xml: [Errno 14] HTTP Error 404 - Not Found',
    'E: Failed to fetch http://deb.debian.org/pool/c/curl_7.88.1-10_amd64.deb  404  Not Found [IP: 151.101.2.132 80]',
  ],
  'repository-signature': [
    'failure: repodata/repomd.xml from kubernetes: [Errno 256] repomd.xml signature could not be verified for kubernetes',
    "E: The repository 'http://10.0.0.1/deb ./ Release' is not signed.",
  ],
  'repository-key-missing': [
    "The following signatures couldn't be verified because the public key is not available: NO_PUBKEY 234654DA9A296436",
    'Public key for kubelet-1.19.0-0.x86_64.rpm is not installed',
  ],
  'repository-key-expired': [
    'W: GPG error: https://pkgs.k8s.io InRelease: The following signatures were invalid: EXPKEYSIG 234654DA9A296436 isv:kubernetes OBS Project',
  ],
  'package-version-missing': [
    "E: Version '1.20.99-00' for 'kubeadm' was not found",
    'No package kubelet-1.19.99-0 available.',
  ],
  'package-downgrade': ['E: Packages were downgraded and -y was used without --allow-downgrades.'],
  'package-conflict': [
    'E: Unable to correct problems, you have held broken packages.',
    'Error: Package: docker-ce-18.06.1.ce-3.el7.x86_64 (docker-ce)',
    ' file /usr/bin/docker from install of docker-ce conflicts with file from package docker-common-1.13',
  ],
  'download-clock': [
    'E: Release file for http://deb.debian.org/debian/dists/bookworm-updates/InRelease is not valid yet (invalid for another 4h 2min).',
  ],
  'download-hash': [
    'E: Failed to fetch http://10.0.0.1/Packages.gz  Hash Sum mismatch',
    '[Errno -1] Package does not match intended download. Suggestion: run yum clean metadata',
  ],
  'download-certificate': [
    'curl: (60) SSL certificate problem: unable to get local issuer certificate',
    '[Errno 14] curl#60 - "Peer\'s Certificate issuer is not recognized."',
  ],
  'download-tls-too-old': [
    'curl: (35) error:1407742E:SSL routines:SSL23_GET_SERVER_HELLO:tlsv1 alert protocol version',
  ],
  'proxy-refuses': [
    'curl: (56) Received HTTP code 407 from proxy after CONNECT',
    'curl: (5) Could not resolve proxy: proxy.example',
  ],
  'download-gave-up': [
    '  kubernetes-cni-0.8.7-0.x86_64: Cannot download, all mirrors were already tried without success',
    "Error: Failed to download metadata for repo 'docker-ce': Cannot download repomd.xml: Cannot download repodata/repomd.xml: All mirrors were tried",
    'kubelet-1.19.0-0.x86_64.rpm FAILED: [Errno 256] No more mirrors to try.',
    'E: Unable to fetch some archives, maybe run apt-get update or try with --fix-missing?',
    'E: Some index files failed to download. They have been ignored, or old ones used instead.',
  ],
  'name-not-resolved': [
    'curl: (6) Could not resolve host: download.docker.com; Unknown error',
    "W: Failed to fetch http://deb.debian.org/InRelease  Temporary failure resolving 'deb.debian.org'",
  ],
  'download-no-answer': [
    'curl: (7) Failed to connect to mirrors.aliyun.com port 443: Connection timed out',
    'E: Could not connect to 10.87.0.1:8080 (10.87.0.1). - connect (111: Connection refused)',
  ],
  'cgroup-driver-mismatch': [
    'Error: failed to run Kubelet: misconfiguration: kubelet cgroup driver: "systemd" is different from docker cgroup driver: "cgroupfs"',
  ],
  'registry-rate-limit': [
    'toomanyrequests: You have reached your pull rate limit. You may increase the limit by authenticating',
  ],
  'registry-speaks-http': [
    'pulling image: rpc error: code = Unknown desc = failed to pull and unpack image "10.0.0.1:5000/pause:3.2": failed to resolve reference "10.0.0.1:5000/pause:3.2": failed to do request: Head "https://10.0.0.1:5000/v2/pause/manifests/3.2": http: server gave HTTP response to HTTPS client',
    'Error response from daemon: Get https://10.0.0.1:5000/v2/: http: server gave HTTP response to HTTPS client',
  ],
  'registry-certificate': [
    'Error response from daemon: Get https://registry.lan/v2/: x509: certificate signed by unknown authority',
  ],
  'image-not-found': [
    'rpc error: code = NotFound desc = failed to pull and unpack image "10.0.0.1:5000/kube-proxy:v1.20.99": failed to resolve reference "10.0.0.1:5000/kube-proxy:v1.20.99": 10.0.0.1:5000/kube-proxy:v1.20.99: not found',
    'Error response from daemon: manifest for 10.0.0.1:5000/kube-proxy:v1.20.99 not found: manifest unknown: manifest unknown',
  ],
  'image-denied': [
    'failed to resolve reference "10.0.0.1:5000/nginx:1": failed to authorize: failed to fetch anonymous token: unexpected status: 401',
    "Error response from daemon: pull access denied for nginxx, repository does not exist or may require 'docker login'",
  ],
  'registry-no-answer': [
    'Error response from daemon: Head "http://10.87.1.1:5000/v2/coredns/manifests/1.7.0": dial tcp 10.87.1.1:5000: connect: network is unreachable',
    'failed to get sandbox image "k8s.gcr.io/pause:3.6": failed to resolve reference "k8s.gcr.io/pause:3.6": failed to do request: Head "https://k8s.gcr.io/v2/pause/manifests/3.6": dial tcp 64.233.189.82:443: i/o timeout',
    'Error response from daemon: Get https://k8s.gcr.io/v2/: net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)',
    'Error response from daemon: Get http://10.0.0.1:5000/v2/: dial tcp 10.0.0.1:5000: connect: connection refused',
  ],
  'overlay2-unsupported': [
    'level=warning msg="failed to load plugin io.containerd.snapshotter.v1.overlayfs" error="path /var/lib/containerd/io.containerd.snapshotter.v1.overlayfs is not supported as an overlay filesystem"',
    'Error starting daemon: error initializing graphdriver: overlay2: the backing xfs filesystem is formatted without d_type support',
  ],
  'docker-configuration': [
    'unable to configure the Docker daemon with file /etc/docker/daemon.json: invalid character',
  ],
  'cgroup-driver-of-runc': [
    'runc create failed: expected cgroupsPath to be of format "slice:prefix:name" for systemd cgroups, got "/kubepods/burstable/pod1" instead: unknown',
    'OCI runtime create failed: expected cgroupsPath to be of format \\"slice:prefix:name\\" for systemd cgroups',
  ],
  'containerd-configuration': [
    'containerd: failed to load TOML: /etc/containerd/config.toml: (12, 1): no value can start with x',
    'containerd: invalid disabled plugin URI "cri" expect io.containerd.x.vx',
    'containerd: expected containerd config version equal to or less than `2`, got `3`',
    'invalid plugin config: `mirrors` cannot be set when `config_path` is provided',
  ],
  'sandbox-image': [
    'Failed to create pod sandbox: rpc error: code = Unknown desc = failed to get sandbox image "k8s.gcr.io/pause:3.6": failed to pull image "k8s.gcr.io/pause:3.6"',
  ],
  'runtime-not-running': [
    'time="2026-11-21T15:00:00Z" level=fatal msg="connect: connect endpoint \'unix:///run/containerd/containerd.sock\', make sure you are running as root and the endpoint has been started: context deadline exceeded"',
    'Job for containerd.service failed because the control process exited with error code.',
    'rpc error: code = Unavailable desc = connection error: desc = "transport: Error while dialing dial unix /var/run/crio/crio.sock: connect: no such file or directory"',

    'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
  ],
  'preflight-cpus': [
    '\t[ERROR NumCPU]: the number of available CPUs 1 is less than the required 2',
  ],
  'preflight-memory': ['\t[ERROR Mem]: the system RAM (985 MB) is less than the minimum 1700 MB'],
  'preflight-swap': ['\t[ERROR Swap]: running with swap on is not supported. Please disable swap'],
  'preflight-port': [
    '\t[ERROR Port-10250]: Port 10250 is in use',
    'failed to listen: listen tcp 0.0.0.0:10250: bind: address already in use',
  ],
  'preflight-leftovers': [
    '\t[ERROR FileAvailable--etc-kubernetes-kubelet.conf]: /etc/kubernetes/kubelet.conf already exists',
    '\t[ERROR DirAvailable--etc-kubernetes-manifests]: /etc/kubernetes/manifests is not empty',
  ],
  'preflight-etcd-leftovers': ['\t[ERROR DirAvailable--var-lib-etcd]: /var/lib/etcd is not empty'],
  'preflight-ip-forward': [
    '\t[ERROR FileContent--proc-sys-net-ipv4-ip_forward]: /proc/sys/net/ipv4/ip_forward contents are not set to 1',
  ],
  'preflight-bridge-nf': [
    '\t[ERROR FileContent--proc-sys-net-bridge-bridge-nf-call-iptables]: /proc/sys/net/bridge/bridge-nf-call-iptables does not exist',
  ],
  'preflight-cri-disabled': [
    'pulling image: rpc error: code = Unimplemented desc = unknown service runtime.v1alpha2.ImageService',
    'validate service connection: CRI v1 runtime API is not implemented for endpoint "unix:///run/containerd/containerd.sock"',
    '\t[ERROR CRI]: container runtime is not running: rpc error: code = Unimplemented desc = unknown service runtime.v1alpha2.RuntimeService',
  ],
  'preflight-cri-many': [
    'Found multiple CRI sockets, please use --cri-socket to select one: /var/run/dockershim.sock, /run/containerd/containerd.sock',
  ],
  'preflight-cri': ['\t[ERROR CRI]: container runtime is not running: output: time="2026-11-21"'],
  'preflight-cgroups': [
    '\t[ERROR SystemVerification]: missing required cgroups: cpu memory',
    '\t[ERROR SystemVerification]: cgroups v1 support is deprecated',
  ],
  'preflight-kernel': [
    '\t[ERROR SystemVerification]: unsupported kernel release: 3.10.0-1160.el7.x86_64',
    '\t[ERROR SystemVerification]: failed to parse kernel config: unable to load kernel module: "configs"',
  ],
  'preflight-hostname': [
    'nodeRegistration.name: Invalid value: "Master_1": a lowercase RFC 1123 subdomain must consist of lower case',
  ],
  'preflight-kubelet-version': [
    '\t[ERROR KubeletVersion]: the kubelet version is higher than the control plane version.',
  ],
  'preflight-kubeadm-too-new': [
    'this version of kubeadm only supports deploying clusters with the control plane version >= 1.19.0. Current version: v1.17.3',
  ],
  'preflight-missing-program': [
    '\t[ERROR FileExisting-conntrack]: conntrack not found in system path',
  ],
  'preflight-image-pull': [
    '\t[ERROR ImagePull]: failed to pull image k8s.gcr.io/pause:3.2: output: exit status 1',
  ],
  'kubelet-swap': [
    'F1121 10:00:00.000000    1234 server.go:265] failed to run Kubelet: running with swap on is not supported, please disable swap!',
  ],
  'kubelet-cgroup-v1': [
    'failed to run Kubelet: kubelet is configured to not run on a host using cgroup v1. cgroup v1 support is unsupported',
  ],
  'kubelet-cgroup-v2': ['failed to run Kubelet: mountpoint for cpu not found'],
  'kubelet-unknown-flag': [
    'Error: failed to parse kubelet flag: unknown flag: --network-plugin',
    'unknown flag: --pod-infra-container-image',
  ],
  'kubelet-configuration': [
    'failed to load Kubelet config file /var/lib/kubelet/config.yaml, error failed to decode: yaml: line 3',
  ],
  'kubelet-ends': ['kubelet ends as soon as it is started'],
  'kubelet-conntrack-limits': ['open /proc/sys/net/netfilter/nf_conntrack_max: permission denied'],
  'token-not-signed': [
    'error execution phase preflight: couldn\'t validate the identity of the API Server: could not find a JWS signature in the cluster-info ConfigMap for token ID "47xgjq"',
  ],
  'token-expired': [
    'F1121 17:20:01.000000    4242 server.go:273] failed to run Kubelet: cannot create certificate signing request: Unauthorized',
  ],
  'ca-hash-mismatch': [
    'couldn\'t validate the identity of the API Server: cluster CA found in cluster-info ConfigMap is invalid: none of the public keys "sha256:abc" are pinned',
  ],
  'cluster-info-forbidden': [
    'configmaps "cluster-info" is forbidden: User "system:anonymous" cannot get resource "configmaps" in API group ""',
  ],
  'clock-skew': [
    'Get "https://10.0.0.1:6443/api": x509: certificate has expired or is not yet valid: current time 2020-01-01T00:00:00Z is before 2026-11-21',
  ],
  'api-certificate': [
    'Unable to connect to the server: Get "https://10.0.0.1:6443": x509: certificate is valid for 10.96.0.1, 10.0.2.15, not 10.0.0.1',
    'x509: certificate signed by unknown authority (possibly because of "crypto/rsa: verification error" while trying to verify candidate authority certificate "kubernetes")',
  ],
  'node-name-taken': [
    'a Node with name "worker1" and status "Ready" already exists in the cluster. You must delete the existing Node',
  ],
  'certificate-key': [
    'error downloading the secret: Secret "kubeadm-certs" was not found in the "kube-system" Namespace.',
  ],
  'no-control-plane-endpoint': [
    "unable to add a new control plane instance to a cluster that doesn't have a stable controlPlaneEndpoint address",
  ],
  'etcd-learners': ['etcdserver: too many learner members in cluster'],
  'etcd-already-bootstrapped': [
    '2026-11-21 10:00:00 C | etcdmain: member 8e9e05c52164694d has already been bootstrapped',
  ],
  'etcd-unhealthy': [
    'etcd cluster is not healthy: failed to dial endpoint https://10.0.0.1:2379 with maintenance client: context deadline exceeded',
  ],
  'address-not-on-nic': [
    'etcdmain: listen tcp 10.9.9.9:2380: bind: cannot assign requested address',
  ],
  'config-mixed': ["can not mix '--config' with arguments [pod-network-cidr]"],
  'control-plane-flag': [
    '{"log":"Error: unknown flag: --no-such-flag\\n","stream":"stderr","time":"2026-11-21T17:52:49Z"}',
    'Error: invalid argument "x" for "--secure-port" flag: strconv.ParseInt: parsing "x": invalid syntax',
  ],
  'kubelet-not-healthy': [
    '[kubelet-check] The HTTP call equal to \'curl -sSL http://localhost:10248/healthz\' failed with error: Get "http://localhost:10248/healthz": dial tcp 127.0.0.1:10248: connect: connection refused.',
    "[kubelet-check] It seems like the kubelet isn't running or healthy.",
  ],
  'control-plane-timeout': [
    'error execution phase wait-control-plane: timed out waiting for the condition',
  ],
  'cni-plugin-missing': [
    'networkPlugin cni failed to set up pod "coredns": failed to find plugin "flannel" in path [/opt/cni/bin]',
  ],
  'cni-bridge-address': [
    'failed to set bridge addr: "cni0" already has an IP address different from 10.244.1.1/24',
  ],
  'pod-cidr-not-assigned': [
    'E1121 10:00:00.000000 1 main.go:292] Error registering network: failed to acquire lease: node "worker1" pod cidr not assigned',
  ],
  'flannel-br-netfilter': [
    'E1121 10:00:00.000000 1 main.go:278] Failed to check br_netfilter: stat /proc/sys/net/bridge/bridge-nf-call-iptables: no such file or directory',
  ],
  'flannel-interface': [
    'E1121 10:00:00.000000 1 main.go:234] Failed to find any valid interface to use: failed to get default interface',
  ],
  'subnet-file-missing': [
    'networkPlugin cni failed to set up pod "web": open /run/flannel/subnet.env: no such file or directory',
  ],
  'node-port-silent': ['nginx did not answer at http://10.87.1.12:30080/ within 60 s'],
  'kind-unknown': [
    'unable to recognize "kube-flannel.yml": no matches for kind "PodSecurityPolicy" in version "policy/v1beta1"',
  ],
  'kubectl-unknown-flag': ['error: unknown flag: --delete-local-data'],
  'api-unauthorized': ['error: You must be logged in to the server (Unauthorized)'],
  'api-refused': [
    'The connection to the server 10.0.0.1:6443 was refused - did you specify the right host or port?',
  ],
  'api-out-of-reach': [
    'Unable to connect to the server: dial tcp 192.168.56.10:6443: i/o timeout',
    'Unable to connect to the server: net/http: TLS handshake timeout',
    'Unable to connect to the server: dial tcp 10.0.0.1:6443: connect: no route to host',
  ],
  'api-slow': [
    'error: unexpected error when reading response body. Please retry. Original error: context deadline exceeded (Client.Timeout or context cancellation while reading body)',
    'E1122 03:30:01.464332    4076 request.go:1011] Unexpected error when reading response body: net/http: request canceled (Client.Timeout or context cancellation while reading body)',
    'error execution phase kubelet-start: error uploading crisocket: error patching node "worker2" through apiserver: Patch "https://192.168.56.10:6443/api/v1/nodes/worker2?timeout=10s": net/http: request canceled (Client.Timeout exceeded while awaiting headers)',
    'failed to ensure lease exists, will retry in 200ms, error: Post "https://192.168.56.10:6443/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases?timeout=10s": context deadline exceeded',
    'Error from server (Timeout): the server was unable to return a response in the time allotted, but may still be processing the request',
  ],
  'too-many-files': [
    'failed to create fsnotify watcher: too many open files',
    'inotify_add_watch /sys/fs/cgroup: no space left on device: fail',
  ],
  'disk-full': [
    'cp: cannot create regular file: No space left on device',
    "E: You don't have enough free space in /var/cache/apt/archives/.",
  ],
  'read-only-file-system': ["touch: cannot touch '/etc/x': Read-only file system"],
  'out-of-memory': ['kernel: Out of memory: Killed process 4242 (kube-apiserver)'],
  'selinux-denies': ['type=AVC msg=audit(1.2:3): avc:  denied  { read } for  pid=1 comm="etcd"'],
  'unit-missing': [
    'Failed to restart docker.service: Unit docker.service not found.',
    'Failed to start docker.service: Unit docker.service is masked.',
  ],
  'program-missing': ['sh: 1: docker: not found', '/bin/sh: line 1: kubeadm: command not found'],
  'module-missing': [
    'modprobe: FATAL: Module br_netfilter not found in directory /lib/modules/3.10.0',
  ],
  'program-killed': ['exit code 137: kubeadm init --config /var/lib/slipway/kubeadm.yaml'],
  'disk-nearly-full': ['/dev/sda1        20G   20G     0 100% /var/lib/docker'],
}
