import type { Cause } from '../../src/causes/cause.ts'
import { joining } from '../../src/causes/joining.ts'
import { kubectl } from '../../src/causes/kubectl.ts'
import { kubelet } from '../../src/causes/kubelet.ts'
import { machine } from '../../src/causes/machine.ts'
import { network } from '../../src/causes/network.ts'
import { packages } from '../../src/causes/packages.ts'
import { preflight } from '../../src/causes/preflight.ts'
import { runtime } from '../../src/causes/runtime.ts'
import type { Say } from '../../src/texts/say.ts'
import { samples } from '../../test/causes/samples.ts'
import { inLanguage, page, plain } from './markdown.ts'

const CHAPTERS: Readonly<Record<string, readonly Cause[]>> = {
  machine,
  packages,
  runtime,
  preflight,
  kubelet,
  joining,
  network,
  kubectl,
}

const WORDS = {
  en: {
    title: 'Troubleshooting',
    intro:
      'When a step fails, slipway looks through what its programs printed, the journals of the host and the logs of dead containers for lines that it knows, and tells cause and cure. These are all of them. `slipway logs` shows everything that was collected; what is not listed here, it shows as it is.',
    chapters: {
      machine: 'The machine',
      packages: 'Packages and repositories',
      runtime: 'The container runtime and images',
      preflight: 'What kubeadm checks before it begins',
      kubelet: 'The kubelet and the control plane',
      joining: 'Joining',
      network: 'The pod network',
      kubectl: 'kubectl and the API server',
    },
    cause: (text: string) => `${text.replace(/^./, first => first.toUpperCase())}.`,
    cure: (text: string) => `**Cure:** ${text}`,
    passes: 'It mostly passes by itself: slipway tries again for a while before it gives up.',
    hopeless: 'No waiting mends it: slipway stops waiting as soon as it sees this.',
  },
  zh: {
    title: '故障与对策',
    intro:
      '步骤失败时，slipway 从程序的输出、主机的日志和退出的容器的日志里寻找它认得的行，说明原因和办法。下面是它认得的全部。`slipway logs` 显示收集到的一切；这里没有列出的，照原样显示。',
    chapters: {
      machine: '机器',
      packages: '软件包和软件仓库',
      runtime: '容器运行时和镜像',
      preflight: 'kubeadm 开始之前的检查',
      kubelet: 'kubelet 和控制平面',
      joining: '加入集群',
      network: 'Pod 网络',
      kubectl: 'kubectl 和 API 服务器',
    },
    cause: (text: string) => `${text}。`,
    cure: (text: string) => `**办法：** ${text}`,
    passes: '多半会自己过去：slipway 会再试一段时间，然后才放弃。',
    hopeless: '再等也没有用：slipway 一看到它就不再等。',
  },
}

/** Every cause that slipway knows, with a line that shows it. */
export function causesPage(say: Say): string {
  const { title, intro, chapters, cause, cure, passes, hopeless } = inLanguage(WORDS, say)
  const section = (it: Cause): string =>
    [
      `### ${it.id}`,
      `\`\`\`text\n${(samples[it.id] ?? []).join('\n')}\n\`\`\``,
      cause(plain(say(it.cause))),
      cure(plain(say(it.cure).replaceAll('{host}', 'HOST'))),
      ...(it.transient ? [passes] : it.hopeless ? [hopeless] : []),
    ].join('\n\n')
  return page(
    title,
    intro,
    ...Object.entries(chapters).flatMap(([chapter, heading]) => [
      `## ${heading}`,
      ...(CHAPTERS[chapter] ?? []).map(section),
    ]),
  )
}

/** For a test that no cause is left out. */
export const told: readonly Cause[] = Object.values(CHAPTERS).flat()
