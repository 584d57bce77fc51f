import { change } from '../core/change.ts'
import { sh } from '../core/command.ts'
import { defineStep } from '../core/step.ts'
import { dockerImages } from '../facts/docker.ts'
import { imagesOf } from '../render/images.ts'
import { everyHost } from './targets.ts'

export const images = defineStep({
  id: 'images',
  title: 'The images that the node runs are on it',
  after: ['container-runtime'],
  targets: everyHost,
  facts: () => ({ pulled: dockerImages }),
  diff: ({ pulled }, { host, cluster }) =>
    imagesOf(host.role, cluster)
      .filter(image => !pulled?.has(image))
      // Docker 18.06 has no `pull --quiet` yet.
      .map(image => change(`pull ${image}`, sh`docker pull ${image}`)),
})
