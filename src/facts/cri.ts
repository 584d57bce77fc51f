import { type Command, sh } from '../core/command.ts'
import type { Fact } from '../core/fact.ts'

/** crictl, told where the runtime is, whatever its own configuration says. `socket`: a URL `unix://…`. */
export const crictl = (socket: string, ...args: (string | Command)[]): Command =>
  sh`crictl --runtime-endpoint ${socket} --image-endpoint ${socket} ${args}`

interface RawImages {
  images?: { repoTags?: string[] | null }[] | null
}

/** Full names of the images that the runtime has, with their tags; undefined when it or crictl does not answer. */
export const criImages = (socket: string): Fact<ReadonlySet<string> | undefined> => ({
  ask: sh`timeout 20 ${crictl(socket, 'images', '-o', 'json')}`,
  read: ({ code, stdout }) => {
    if (code !== 0 || stdout.trim() === '') return undefined
    const { images } = JSON.parse(stdout) as RawImages
    return new Set((images ?? []).flatMap(image => image.repoTags ?? []))
  },
})
