import { parseArgs } from 'node:util'
import { ensureKubernetes } from './index.ts'
import { elapsed } from './progress.ts'

const { values } = parseArgs({ options: { verify: { type: 'boolean', default: false } } })
const start = performance.now()
try {
  const artifacts = await ensureKubernetes(
    line => console.error(`[${elapsed(start).padStart(8)}] ${line}`),
    { deep: values.verify },
  )
  console.log(JSON.stringify(artifacts, null, 2))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
