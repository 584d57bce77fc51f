/** Texts that read like language and are told to nobody in words of ours, and why. */
export const NOT_SAID: readonly { readonly because: string; readonly texts: readonly string[] }[] =
  [
    {
      because: 'contents of a file, or of what a program prints',
      texts: [
        'slipway: to join {0}',
        '# slipway: begin',
        '# slipway: end',
        'unused: slipway makes one for each join',
        '// Written by slipway.',
        '# slipway: the proxy of cluster.yaml',
        '# Written by slipway.',
        '# slipway: {0}',
        "{0}\n# The names of the cluster's machines stand in {1}.\nmanage_etc_hosts: false\n",
        '# Written by slipway: no device of compressed memory to swap to.\n',
      ],
    },
    { because: 'a key, not a text', texts: ['not run', 'cut off'] },
    {
      because: 'a line of an apt list',
      texts: ['{0}/{1} {2} stable', '{0}/apt/ kubernetes-xenial main'],
    },
    {
      because: 'a defect of slipway itself, told to whoever mends it',
      texts: [
        'no image tags for patch {0}',
        'docker {0} is not in the catalogue',
        'a cluster has at least one control plane; the schema sees to that',
        '{0} needs {1}, which does not stand before it',
        'flannel {0} is not in the catalogue',
        'the manifest of {0} has not been read',
        'load the cluster with loadCluster, which reads it, instead of parsing the text alone',
        'templates/{0} needs {1}',
      ],
    },
    {
      because: 'a name, the same in every language',
      texts: [
        'Calico {0}',
        'Rocky Linux',
        'Debian {0}',
        'Ubuntu {0}',
        'containerd {0}',
        'docker {0}',
        'cri-o 1.{0}',
        'cilium {0}',
      ],
    },
    { because: 'how zod begins, to compare with', texts: ['Invalid input'] },
    {
      because: 'part of a description in the JSON Schema',
      texts: [
        'the packages of Kubernetes, and those of CentOS 7',
        "the packages in Docker's repositories, containerd among them,",
        'kubelet, kubeadm and kubectl',
        'the packages of the container runtime',
      ],
    },
    {
      because: "OpenSSH's own configuration",
      texts: [
        '{0}Match all\n  User root\n',
        'Include "{0}"\n',
        'hostname port user stricthostkeychecking identitiesonly identityagent hostkeyalias connecttimeout proxyjump proxycommand preferredauthentications pubkeyauthentication passwordauthentication kbdinteractiveauthentication batchmode numberofpasswordprompts',
      ],
    },
    {
      because: 'why a file is left to OpenSSH: caught where it is thrown',
      texts: [
        'no line of OpenSSH',
        'a Host in a Host',
        'too deep',
        'quoted in a way of its own',
        '{0}: pattern',
      ],
    },
    {
      because: 'what ufw prints, to count',
      texts: ['{0} stored', '{0} storeds', '{0} loaded', '{0} loadeds'],
    },
    {
      because: 'a command to type',
      texts: [
        'slipway {0}',
        'ssh-keyscan {0}',
        'ssh-keyscan -p {0} {1}',
        'read -rs {0} && export {1}',
        'chmod 600 {0}',
        'chown "$(id -u)" {0}',
      ],
    },
    { because: 'the log of a run, which is kept in English', texts: ['failed: {0}', 'try: {0}'] },
    {
      because: 'what a program prints, to be recognised',
      texts: ['slipway: the host is in other hands'],
    },
    {
      because: 'rules of a firewall',
      texts: [
        'rule family="{0}" source ipset="{1}" service name="{2}" accept',
        'meta l4proto {0}',
        '{0} dport {1}',
        'tcp dport {0}',
        '{0} saddr {1}',
        '{0} saddr @{1} {2}',
        '{0} saddr @{1} {2} daddr {3}',
        'from {0} to any port {1} proto {2}',
        'from {0}',
        'to {0}',
        'route {0} {1}',
      ],
    },
    {
      because: 'programs for a shell',
      texts: ['set -e\n{0}', '{0} # if it holds no other keys than {1}', 'exec {0}'],
    },
    { because: 'a place and what was said there', texts: ['agent {0}: {1}'] },
  ]
