import { Problem } from '../core/problem.ts'
import { parseCertificate, plainName } from './certificate.ts'
import { keyType } from './known-hosts.ts'
import { WireReader, wireBytes } from './wire.ts'

/** What of the library's own is used below: none of it is promised by its makers, and all of it is looked for first. */
export interface Internals {
  readonly _protocol?: {
    _offer?: Offer
    /** Undefined before the first key exchange. */
    _kex?: Exchange | undefined
  }
}

/** The version that all this was tried with. */
export const TRIED = '1.17.0'

/** The names of algorithms that the client offers. */
interface Offer {
  readonly lists: { readonly kex: Names; readonly cs: Way; readonly sc: Way }
}
interface Names {
  readonly array: readonly string[]
}
type Way = Readonly<Record<'cipher' | 'mac' | 'compress' | 'lang', Names>>

interface Exchange {
  readonly type: string
  readonly negotiated: { serverHostKey: string }
  _hostKey?: Buffer | undefined
  parse(payload: Buffer): unknown
  finish(...rest: unknown[]): unknown
  getPublicKey(): Buffer
}

/**
 * Lets a client take a host's certificate for its key. The library knows neither the names of their algorithms, which it
 * is to offer in the order of `algorithms`, nor that the host signs with the key alone. `shown` is told of each that comes;
 * the library verifies that the host has the key, and nothing else of it. To be called before anything is sent.
 *
 * Whatever of this a new version of the library should break ends in a signature that does not fit, never in one that does.
 */
export function takeHostCertificates(
  { _protocol: protocol }: Internals,
  algorithms: readonly string[],
  shown: (blob: Buffer) => void,
): void {
  const lists = protocol?._offer?.lists
  if (!protocol?._offer || !lists?.kex || !lists.cs || !lists.sc || !('_kex' in protocol))
    throw new Problem('UNSUPPORTED', 'this version of ssh2 cannot read certificates of hosts', {
      hint: `npm install ssh2@${TRIED}, with which that works`,
    })
  const Lists = protocol._offer.constructor as new (names: object) => Offer
  protocol._offer = new Lists({
    kex: lists.kex.array,
    serverHostKey: algorithms,
    cs: namesOf(lists.cs),
    sc: namesOf(lists.sc),
  })
  let exchange = protocol._kex
  Object.defineProperty(protocol, '_kex', {
    get: () => exchange,
    set(next: Exchange | undefined) {
      exchange = next
      if (next && plainName(next.negotiated.serverHostKey) !== undefined) certify(next, shown)
    },
  })
}

const namesOf = (way: Way) => ({
  cipher: way.cipher.array,
  mac: way.mac.array,
  compress: way.compress.array,
  lang: way.lang.array,
})

/** Numbers of the message with the host's key: RFC 4253, section 8, and RFC 4419, section 5. */
const REPLY = 31
const GROUP_REPLY = 33

function certify(exchange: Exchange, shown: (blob: Buffer) => void): void {
  const { parse, finish, getPublicKey, negotiated } = exchange
  exchange.parse = payload => {
    const reply = exchange.type === 'groupex' ? GROUP_REPLY : REPLY
    const blob = payload[0] === reply ? firstField(payload) : undefined
    const certificate = blob && parseCertificate(blob)
    if (!blob || !certificate) {
      // One that cannot be read is for whoever judges host keys to refuse: the library has no use for a key of this name.
      const type = blob && keyType(blob)
      if (type !== undefined && plainName(type) !== undefined) negotiated.serverHostKey = type
      return parse.call(exchange, payload)
    }
    shown(blob)
    negotiated.serverHostKey = plainName(negotiated.serverHostKey) ?? ''
    const rest = payload.subarray(1 + wireBytes(blob).length)
    // What is signed has the certificate in it, and is made before the key is looked at that has signed.
    exchange.finish = (...how) => {
      exchange._hostKey = blob
      return finish.apply(exchange, how)
    }
    exchange.getPublicKey = () => {
      exchange._hostKey = certificate.public
      return getPublicKey.call(exchange)
    }
    const first = payload.subarray(0, 1)
    return parse.call(exchange, Buffer.concat([first, wireBytes(certificate.public), rest]))
  }
}

/** Nothing where the message ends before it does. */
function firstField(payload: Buffer): Buffer | undefined {
  try {
    return new WireReader(payload.subarray(1)).bytes()
  } catch {
    return undefined
  }
}
