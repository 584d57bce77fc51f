/** Reads the fields of which SSH's messages, keys and certificates are made. RFC 4251, section 5. Throws RangeError at the end. */
export class WireReader {
  readonly #data: Buffer
  at = 0

  constructor(data: Buffer) {
    this.#data = data
  }

  number(): number {
    this.at += 4
    return this.#data.readUInt32BE(this.at - 4)
  }

  long(): bigint {
    this.at += 8
    return this.#data.readBigUInt64BE(this.at - 8)
  }

  bytes(): Buffer {
    return this.take(this.number())
  }

  /** So many bytes that have no length before them. */
  take(length: number): Buffer {
    this.at += length
    if (this.at > this.#data.length) throw new RangeError('a field goes beyond the end')
    return this.#data.subarray(this.at - length, this.at)
  }

  text(): string {
    return this.bytes().toString()
  }

  get ended(): boolean {
    return this.at >= this.#data.length
  }
}

export const wireNumber = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

/** A field with its length before it. */
export const wireBytes = (value: Buffer | string): Buffer => {
  const bytes = Buffer.from(value as string)
  return Buffer.concat([wireNumber(bytes.length), bytes])
}
