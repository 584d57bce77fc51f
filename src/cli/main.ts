#!/usr/bin/env node
import { speak } from '../texts/index.ts'
import { languageOf } from '../texts/language.ts'
import { run } from './run.ts'

/** Something could not be printed, for another reason than that whoever reads has enough. */
let isCut = false

const complain = async (why: string): Promise<void> => {
  const say = await speak(languageOf(process.env))
  process.stderr.write(`${say(`not all of it could be printed: ${why}`)}\n`)
}

/**
 * Whoever reads may stop, as head does, and a disk may be full. The rest is then told to nobody, and the work goes on:
 * what the hosts are like does not depend on who watches.
 */
process.stderr.on('error', () => {})
process.stdout.on('error', ({ code, message }: NodeJS.ErrnoException) => {
  if (code === 'EPIPE' || isCut) return
  isCut = true
  process.exitCode ||= 1
  void complain(message)
})

process.exitCode = (await run(process.argv.slice(2), process)) || (isCut ? 1 : 0)
