import type { Duplex } from 'node:stream'
import { isUsable } from './certificate.ts'
import type { AgentKey } from './identities.ts'
import { WireReader, wireBytes, wireNumber } from './wire.ts'

/** Numbers of messages. Source: draft-ietf-sshm-ssh-agent. */
const LIST = 11
const LISTED = 12
const SIGN = 13
const SIGNED = 14

/** Which hash an RSA key is to sign with. */
const FLAGS: Readonly<Record<string, number>> = { sha256: 2, sha512: 4 }

/**
 * The keys that an agent has, certificates among them, which ssh2 leaves out. `open` connects to it, for each question
 * anew. Rejects when it does not answer.
 */
export async function agentKeys(open: () => Promise<Duplex>): Promise<readonly AgentKey[]> {
  const answer = new WireReader(await ask(open, LISTED, Buffer.from([LIST])))
  const found = Array.from({ length: answer.number() }, () => ({
    blob: answer.bytes(),
    comment: answer.text(),
  }))
  return found
    .filter(({ blob }) => isUsable(blob))
    .map(({ blob, comment }) => {
      const sign = async (data: Buffer, hash = '') => {
        const flags = wireNumber(FLAGS[hash] ?? 0)
        const question = [Buffer.from([SIGN]), wireBytes(blob), wireBytes(data), flags]
        const signature = new WireReader(await ask(open, SIGNED, Buffer.concat(question)))
        const signed = new WireReader(signature.bytes())
        signed.text()
        return signed.bytes()
      }
      return { public: blob, comment, sign }
    })
}

/** One message, and the answer to it without its number. */
async function ask(open: () => Promise<Duplex>, wanted: number, message: Buffer): Promise<Buffer> {
  const stream = await open()
  try {
    return await new Promise((resolve, reject) => {
      let got = Buffer.alloc(0)
      stream.on('error', reject)
      stream.once('close', () => reject(new Error('the agent hung up')))
      stream.on('data', (chunk: Buffer) => {
        got = Buffer.concat([got, chunk])
        if (got.length < 5 || got.length < 4 + got.readUInt32BE()) return
        if (got[4] === wanted) resolve(got.subarray(5))
        else reject(new Error('the agent refuses'))
      })
      stream.write(wireBytes(message))
    })
  } finally {
    stream.destroy()
  }
}
