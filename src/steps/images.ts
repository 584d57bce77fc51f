import { change } from '../core/change.ts'
import { fullName } from '../core/image-name.ts'
import { defineStep } from '../core/step.ts'
import { imagesOf } from '../render/images.ts'
import { runtimeOf } from '../render/runtimes/index.ts'
import { everyHost } from './targets.ts'

export const images = defineStep({
  id: 'images',
  title: 'The images that the node runs are on it',
  after: ['container-runtime'],
  targets: everyHost,
  facts: ({ cluster }) => ({ pulled: runtimeOf(cluster).images }),
  diff: ({ pulled }, { host, cluster }) => {
    const { pull } = runtimeOf(cluster)
    const there = new Set([...(pulled ?? [])].map(fullName))
    return imagesOf(host.role, cluster)
      .filter(image => !there.has(fullName(image)))
      .map(image => change(`pull ${image}`, pull(image)))
  },
})
