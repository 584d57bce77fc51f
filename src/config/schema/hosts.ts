import * as formats from '../formats.ts'
import { path, portIn, text, z } from './forms.ts'

const passwordFrom = z.union([
  z
    .strictObject({
      env: text(formats.VARIABLE, 'the name of a variable').describe(
        'A variable of the environment.',
      ),
    })
    .describe('In the environment of slipway.'),
  z
    .strictObject({
      file: path.describe('A file that only you can read; its first line counts.'),
    })
    .describe('In a file.'),
])

const login = {
  user: text(formats.USER, 'the name of a user')
    .optional()
    .describe(
      "User to log in as; must be root or may use sudo. Default: what OpenSSH's configuration says, else root.",
    ),
  port: portIn(1, 65535)
    .optional()
    .describe("Port of the SSH server. Default: what OpenSSH's configuration says, else 22."),
  identityFile: path
    .optional()
    .describe(
      "Private key. A relative path starts at the folder of this file, ~/ at your home. Left out: what OpenSSH's configuration says, the usual files, the SSH agent.",
    ),
  knownHostsFile: path
    .optional()
    .describe('Where the keys of the hosts are kept. Default: ~/.ssh/known_hosts.'),
  hostKeys: z
    .enum(['strict', 'ask', 'accept-new'])
    .optional()
    .describe(
      "A host that is not in the known hosts: strict refuses it, ask shows its fingerprint at a terminal and refuses it elsewhere, accept-new adds it. A key that changed is refused in any case. Default: what OpenSSH's configuration says, else ask.",
    ),
  passwordFrom: passwordFrom
    .optional()
    .describe(
      'Where the password of the user stands. Left out: it is asked for at a terminal, if a host wants it.',
    ),
  sudo: z
    .strictObject({
      passwordFrom: passwordFrom
        .optional()
        .describe(
          'Where the password stands that sudo, doas or su wants. Left out: it is asked for at a terminal, if a host wants it.',
        ),
    })
    .optional()
    .describe('How to become root.'),
}

export const ssh = {
  config: z
    .union([z.literal(false), path])
    .optional()
    .describe(
      "OpenSSH's configuration: a file in which hosts stand by their names here or by their addresses, such as vagrant ssh-config prints. false: none. Default: ~/.ssh/config and that of the system, by address.",
    ),
  ...login,
}

const taint = z.strictObject({
  key: text(formats.LABEL_KEY, 'a key of a taint').describe('Key of the taint.'),
  value: text(formats.LABEL_VALUE, 'a value of a taint').optional().describe('May be left out.'),
  effect: z
    .enum(['NoSchedule', 'PreferNoSchedule', 'NoExecute'])
    .describe('What happens to pods that do not tolerate the taint.'),
})

export const host = z.strictObject({
  address: z
    .string()
    .describe(
      'IP address, or one of IPv4 and one of IPv6 with a comma between, on a network card of the host that all other hosts can reach. Drives the node address, the API server, certificates, /etc/hosts and the pod network.',
    ),
  role: z
    .enum(['control-plane', 'worker'])
    .describe('What the host does. One host must be the control plane.'),
  labels: z
    .record(z.string(), z.string())
    .optional()
    .describe('Labels of the node. Values are strings: quote numbers, true and false.'),
  taints: z
    .array(taint)
    .optional()
    .describe('Taints of the node. Left out: those that kubeadm gives to the role.'),
  ssh: z
    .strictObject({
      address: text(formats.MACHINE, 'a name or an address')
        .optional()
        .describe(
          "Where to dial, when it is not the address: name, IP, or a Host of OpenSSH's configuration.",
        ),
      ...login,
    })
    .optional()
    .describe('How to reach this host, where it differs from the common ssh settings.'),
})
