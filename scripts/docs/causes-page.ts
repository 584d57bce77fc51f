import type { Cause } from '../../src/causes/cause.ts'
import { joining } from '../../src/causes/joining.ts'
import { kubectl } from '../../src/causes/kubectl.ts'
import { kubelet } from '../../src/causes/kubelet.ts'
import { machine } from '../../src/causes/machine.ts'
import { network } from '../../src/causes/network.ts'
import { packages } from '../../src/causes/packages.ts'
import { preflight } from '../../src/causes/preflight.ts'
import { runtime } from '../../src/causes/runtime.ts'
import { samples } from '../../test/causes/samples.ts'
import { page, plain } from './markdown.ts'

const CHAPTERS: readonly (readonly [title: string, causes: readonly Cause[]])[] = [
  ['The machine', machine],
  ['Packages and repositories', packages],
  ['The container runtime and images', runtime],
  ['What kubeadm checks before it begins', preflight],
  ['The kubelet and the control plane', kubelet],
  ['Joining', joining],
  ['The pod network', network],
  ['kubectl and the API server', kubectl],
]

const sentence = (clause: string): string => clause.replace(/^./, first => first.toUpperCase())

/** Whether it is tried again. */
const waiting = ({ transient, hopeless }: Cause): string[] => {
  if (transient)
    return ['It mostly passes by itself: slipway tries again for a while before it gives up.']
  return hopeless ? ['No waiting mends it: slipway stops waiting as soon as it sees this.'] : []
}

const section = (cause: Cause): string =>
  [
    `### ${cause.id}`,
    `\`\`\`text\n${(samples[cause.id] ?? []).join('\n')}\n\`\`\``,
    `${plain(sentence(cause.cause))}.`,
    `**Cure:** ${plain(cause.cure.replaceAll('{host}', 'HOST'))}.`,
    ...waiting(cause),
  ].join('\n\n')

/** Every cause that slipway knows, with a line that shows it. */
export const causesPage = (): string =>
  page(
    'Troubleshooting',
    'When a step fails, slipway looks through what its programs printed, the journals of the host and the logs of dead containers for lines that it knows, and tells cause and cure. These are all of them. `slipway logs` shows everything that was collected; what is not listed here, it shows as it is.',
    ...CHAPTERS.flatMap(([title, causes]) => [`## ${title}`, ...causes.map(section)]),
  )

/** For a test that no cause is left out. */
export const told: readonly Cause[] = CHAPTERS.flatMap(([, causes]) => causes)
