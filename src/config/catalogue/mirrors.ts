/** Where packages and images come from. A kind that is left out is not to be had there. */
export interface Mirror {
  /** The frozen repositories of Kubernetes up to 1.28.2, `kubernetes-el7-x86_64` and `kubernetes-xenial`. */
  readonly legacy?: string
  /** The repositories of pkgs.k8s.io: what stands before `/v1.NN/rpm/`. */
  readonly community?: string
  /** Registry of kubeadm's images. */
  readonly images?: string
  /** What stands before `/linux/centos/…` in Docker's repositories. */
  readonly docker: string
  /** CentOS 7's own packages, whose mirror list is gone since 2024-07-01. */
  readonly centosVault: string
  readonly unconfirmed?: readonly string[]
}

/**
 * aliyun: its own pages of help, and many public scripts. tuna: the same; it serves no images, and whether the
 * frozen repositories are still there is not known. upstream: kubernetes.io, docs.docker.com; Google took its frozen
 * repositories down on 2024-03-04 (kubernetes.io, blog of 2023-08-31).
 */
export const MIRRORS = {
  aliyun: {
    legacy: 'https://mirrors.aliyun.com/kubernetes',
    community: 'https://mirrors.aliyun.com/kubernetes-new/core/stable',
    images: 'registry.aliyuncs.com/google_containers',
    docker: 'https://mirrors.aliyun.com/docker-ce',
    centosVault: 'https://mirrors.aliyun.com/centos-vault/7.9.2009',
    unconfirmed: ['images of the newest patches', 'packages of 1.24 to 1.26 and of 1.37'],
  },
  tuna: {
    community: 'https://mirrors.tuna.tsinghua.edu.cn/kubernetes/core:/stable:',
    docker: 'https://mirrors.tuna.tsinghua.edu.cn/docker-ce',
    centosVault: 'https://mirrors.tuna.tsinghua.edu.cn/centos-vault/7.9.2009',
    unconfirmed: ['which minors it has', 'CentOS 7'],
  },
  upstream: {
    community: 'https://pkgs.k8s.io/core:/stable:',
    images: 'registry.k8s.io',
    docker: 'https://download.docker.com',
    centosVault: 'https://vault.centos.org/7.9.2009',
    unconfirmed: ['images older than registry.k8s.io, which are said to have been copied there'],
  },
} as const satisfies Readonly<Record<string, Mirror>>

export type MirrorName = keyof typeof MIRRORS

export const MIRROR_NAMES = Object.keys(MIRRORS) as [MirrorName, ...MirrorName[]]

/** A mirror for each kind of thing, by the keys that cluster.yaml has. */
export interface Mirrors {
  readonly packages: MirrorName
  readonly images: 'aliyun' | 'upstream'
  readonly 'docker-ce': MirrorName
}

/** One mirror for everything; images come from Aliyun where the mirror has none. */
export const allFrom = (name: MirrorName): Mirrors => ({
  packages: name,
  images: name === 'tuna' ? 'aliyun' : name,
  'docker-ce': name,
})
