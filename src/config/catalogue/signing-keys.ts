/** A key that signs packages or what lists them. */
export interface SigningKey {
  /** 40 hexadecimal digits. */
  readonly fingerprint: string
  readonly owner: string
  /** Where it was read, independent of each other where there are several. */
  readonly sources: readonly string[]
}

/**
 * The keys of the repositories that slipway names by itself. A mirror serves the keys of what it copies.
 *
 * `legacy`, Google's frozen repositories: Aliyun's yum-key.gpg held the first two and its rpm-package-key.gpg the third
 * when they were seen in August 2024; the others were in Google's files of the same names before.
 */
export const SIGNING_KEYS = {
  community: [
    {
      fingerprint: 'DE15B14486CD377B9E876E1A234654DA9A296436',
      owner: 'isv:kubernetes OBS Project <isv:kubernetes@build.opensuse.org>',
      sources: [
        'kubernetes/kubernetes issue 128609',
        'what dnf prints of mirrors.tuna.tsinghua.edu.cn/kubernetes, v1.33',
        'what gpgv prints of v1.36, 2026-09',
      ],
    },
  ],
  legacy: [
    {
      fingerprint: 'A362B822F6DEDC652817EA46B53DC80D13EDEF05',
      owner: 'Rapture Automatic Signing Key (cloud-rapture-signing-key-2022-03-07-08_01_01.pub)',
      sources: [
        'what dnf prints of mirrors.aliyun.com/kubernetes, 2024-08',
        'what yum prints of packages.cloud.google.com, 2022',
      ],
    },
    {
      fingerprint: '35BAA0B33E9EB396F59CA838C0BA5CE6DC6315A3',
      owner: 'Artifact Registry Repository Signer <artifact-registry-repository-signer@google.com>',
      sources: [
        'what dnf prints of mirrors.aliyun.com/kubernetes, 2024-08',
        'support.mozilla.org, Install Firefox on Linux: the same signer',
      ],
    },
    {
      fingerprint: '3749E1BA95A86CE054546ED2F09C394C3E1BA8D5',
      owner: 'Google Cloud Packages RPM Signing Key <gc-team@google.com>',
      sources: [
        'what dnf prints of mirrors.aliyun.com/kubernetes, 2024-08',
        'what yum and dnf print of packages.cloud.google.com, 2017 to 2023',
      ],
    },
    {
      fingerprint: '7F92E05B31093BEF5A3C2D38FEEA9169307EA071',
      owner: 'Rapture Automatic Signing Key (cloud-rapture-signing-key-2021-03-01-08_01_09.pub)',
      sources: [
        'what yum prints of mirrors.aliyun.com/kubernetes, 2021',
        'what dnf prints of packages.cloud.google.com, 2021',
      ],
    },
    {
      fingerprint: '59FE0256827269DC81578F928B57C5C2836F4BEB',
      owner: 'gLinux Rapture Automatic Signing Key <glinux-team@google.com>',
      sources: [
        'kubernetes/release issue 2775',
        'what dnf prints of packages.cloud.google.com, 2021',
      ],
    },
    {
      fingerprint: '54A647F9048D5688D7DA2ABE6A030B21BA07F4FB',
      owner: 'Google Cloud Packages Automatic Signing Key <gc-team@google.com>, of 2018',
      sources: ['kubernetes/test-infra issue 7505', 'kubernetes/release issue 1982'],
    },
    {
      fingerprint: 'D0BC747FD8CAF7117500D6FA3746C208A7317B0F',
      owner: 'Google Cloud Packages Automatic Signing Key <gc-team@google.com>, of 2015',
      sources: ['kubernetes/test-infra issue 7505', 'kubernetes/release issue 520'],
    },
  ],
  dockerRpm: [
    {
      fingerprint: '060A61C51B558A7F742B77AAC52FEB6B621E9F35',
      owner: 'Docker Release (CE rpm) <docker@docker.com>',
      sources: [
        'docs.docker.com/engine/install/centos',
        'what yum prints of mirrors.aliyun.com/docker-ce',
      ],
    },
  ],
  dockerDeb: [
    {
      fingerprint: '9DC858229FC7DD38854AE2D88D81803C0EBFCD88',
      owner: 'Docker Release (CE deb) <docker@docker.com>',
      sources: ['docs.docker.com/engine/install/ubuntu, to 2023', 'many cloud-init files'],
    },
  ],
  crio: [
    {
      fingerprint: '85B67D5C50100B1AC8CEFE49CBA9C85640A2B579',
      owner: 'isv:cri-o OBS Project <isv:cri-o@build.opensuse.org>',
      sources: ['cri-o/cri-o issue 9298, of v1.33', 'what gpgv prints of v1.36, 2026-09'],
    },
  ],
} as const satisfies Readonly<Record<string, readonly SigningKey[]>>

/** Only the fingerprints of a repository's keys. */
export const fingerprintsOf = (signer: keyof typeof SIGNING_KEYS): readonly string[] =>
  SIGNING_KEYS[signer].map(({ fingerprint }) => fingerprint)
