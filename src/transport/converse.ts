import type { Tries } from './answers.ts'
import { ASKS, READY } from './privilege.ts'
import type { Channel } from './ssh-session.ts'

/**
 * Waits until root's shell is ready, and gives the password where one is asked for. To be called before anything can
 * have come; false when the shell does not come about.
 */
export function converse(channel: Channel, tries: Tries): Promise<boolean> {
  const { stream, stderr } = channel
  return new Promise(resolve => {
    let said = ''
    let answering = false
    const answer = async () => {
      const password = await tries.next().catch(() => undefined)
      answering = false
      said = ''
      if (password) stream.write(`${password.reveal()}\n`)
      else channel.close()
    }
    const hear = (text: string | Buffer) => {
      said += text
      if (said.includes(READY)) {
        stream.off('data', hear)
        stderr.off('data', hear)
        resolve(true)
      } else if (!answering && ASKS.test(said)) {
        answering = true
        void answer()
      }
    }
    stream.on('data', hear)
    stderr.on('data', hear)
    void channel.ending.code.then(() => resolve(false))
  })
}
