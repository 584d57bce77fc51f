#!/usr/bin/env node
import { run } from './run.ts'

/** Whoever reads may stop, as head does. The rest is then told to nobody, and the work goes on. */
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })

process.exitCode = await run(process.argv.slice(2), process)
