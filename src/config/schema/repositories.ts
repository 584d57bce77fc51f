import * as formats from '../formats.ts'
import { text, url, z } from './forms.ts'

const keys = z
  .union([url, z.array(url).min(1, 'empty; give at least one key')])
  .optional()
  .describe('URL of the key that signs the packages, or a list of them.')
const oneFingerprint = text(
  formats.FINGERPRINT,
  'a fingerprint: 40 hexadecimal digits, as gpg --show-keys prints it',
)
const fingerprint = z
  .union([oneFingerprint, z.array(oneFingerprint).min(1, 'empty; give at least one fingerprint')])
  .optional()
  .describe(
    'Fingerprint of the key, or a list of them: another key is refused. Left out: what the URL gives is taken.',
  )
const check = z
  .boolean()
  .optional()
  .describe('Whether signatures of packages are checked. Default: true.')
const repositoryUrl = text(
  formats.REPOSITORY_URL,
  'a URL that begins with http://, https:// or file://',
)
const repository = z.strictObject({
  url: repositoryUrl.describe(
    'Base URL. For apt, suite and components may follow as in sources.list; alone it is a flat repository.',
  ),
  key: keys,
  fingerprint,
  check,
})
const perFormat = (what: string) =>
  z
    .strictObject({
      url: repositoryUrl.optional().describe('Base URL, when one serves rpm and deb alike.'),
      key: keys,
      fingerprint,
      check,
      rpm: repository.optional().describe('The repository for yum and dnf.'),
      deb: repository.optional().describe('The repository for apt.'),
    })
    .optional()
    .describe(
      `Where ${what} come from: either url, or rpm and deb. Takes the place of the mirror's.`,
    )

export const repositories = z
  .strictObject({
    kubernetes: perFormat('kubelet, kubeadm and kubectl'),
    docker: perFormat('the packages of the container runtime'),
    centosVault: z
      .union([
        z.literal(false),
        text(formats.WEB_URL, 'a URL that begins with http:// or https://'),
      ])
      .optional()
      .describe(
        "Base URL of a CentOS 7 vault to use instead of the machines' dead mirrors, or false.",
      ),
  })
  .optional()
  .describe('Package repositories.')
