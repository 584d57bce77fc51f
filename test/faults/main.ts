import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command, InvalidArgumentError } from 'commander'
import { page } from './page.ts'
import { openResults } from './results.ts'
import { runAll } from './run-all.ts'
import { build } from './shipped.ts'
import { faults } from './table/index.ts'
import { line, place, summary } from './text.ts'

const ROOT = join(import.meta.dirname, '../..')
const FOLDER = join(ROOT, '.lab/.faults')

const number = (value: string) => {
  const n = Number(value)
  if (Number.isInteger(n) && n > 0) return n
  throw new InvalidArgumentError('a whole number above 0.')
}

interface Options {
  readonly list?: boolean
  readonly only?: string
  readonly real?: boolean
  readonly pretended?: boolean
  readonly missing?: boolean
  readonly quick?: boolean
  readonly labs: number
  readonly name: string
  readonly keep?: boolean
  readonly writeDocs?: boolean
}

const program = new Command('faults')
  .description('What goes wrong on real machines, and how slipway ends well')
  .option('--list', 'only tell which there are')
  .option('--only <pattern>', 'those whose name fits a regular expression')
  .option('--real', 'those on the real Kubernetes')
  .option('--pretended', 'those on the fast lab')
  .option('--missing', 'those that have not ended well yet')
  .option('--quick', 'a few of each kind, in minutes')
  .option('--labs <n>', 'labs side by side', number, 1)
  .option('--name <lab>', 'what the labs are called, with a number', 'faults')
  .option('--keep', 'leave the labs there; the next run under their name takes them as they are')
  .option('--write-docs', 'write docs/faults.md from the results that are kept')

program.parse()
const options = program.opts<Options>()
const results = openResults(join(FOLDER, 'results.json'))
const kept = results.all()

const chosen = faults.filter(
  fault =>
    (!options.quick || fault.quick) &&
    (!options.real || fault.where.kubernetes === 'real') &&
    (!options.pretended || fault.where.kubernetes === 'pretended') &&
    (!options.only || new RegExp(options.only, 'i').test(fault.name)) &&
    (!options.missing || (kept.get(fault.name)?.outcome ?? 'FAILED') === 'FAILED'),
)

if (options.list)
  for (const fault of chosen)
    process.stdout.write(`${place(fault).padEnd(28)} ${fault.kind.padEnd(12)} ${fault.name}\n`)
else if (options.writeDocs) {
  writeFileSync(join(ROOT, 'docs/faults.md'), page(faults, kept))
} else {
  const shipped = await build(join(FOLDER, `build-${options.name}`))
  const began = Date.now()
  const done = await runAll(chosen, { ...options, program: shipped.program }, (result, count) => {
    results.keep({ ...result, version: shipped.version, ended: new Date().toISOString() })
    process.stdout.write(line(result, count))
  })
  process.stdout.write(summary(done, Date.now() - began))
  process.exitCode = done.some(result => result.outcome === 'FAILED') ? 1 : 0
}
