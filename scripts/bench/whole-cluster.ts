import { $ } from 'zx'
import { bareCommands } from './bare-commands.ts'
import { slipwayPhases } from './slipway-phases.ts'

/** `npm run bench:cluster [ROUNDS]`: a whole real cluster from bare machines, by slipway and by bare commands, in turns. */
const rounds = Number(process.argv[2] ?? 1)
const lab = 'bench'
const file = `.lab/${lab}/cluster.yaml`
const ways = { 'bare commands': bareCommands, slipway: slipwayPhases }

const results = new Map<string, Record<string, number>[]>()
for (let round = 1; round <= rounds; round++)
  for (const [way, run] of Object.entries(ways)) {
    await $({ quiet: true })`npm run --silent lab -- up --force-clean --name ${lab} --flavour el7`
    const took = await run(file)
    results.set(way, [...(results.get(way) ?? []), took])
    const total = Object.values(took).reduce((sum, s) => sum + s, 0)
    process.stdout.write(`round ${round}: ${way}: ${total.toFixed(1)} s\n`)
  }
await $({ quiet: true })`npm run --silent lab -- down --name ${lab}`

const median = (values: number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? Number.NaN
const phases = Object.keys(results.get('slipway')?.[0] ?? {})
const cell = (way: string, phase: string) =>
  median((results.get(way) ?? []).map(took => took[phase] ?? 0)).toFixed(1)
const lines = [
  `| phase (s, median of ${rounds}) | ${Object.keys(ways).join(' | ')} |`,
  '|---|---|---|',
  ...phases.map(
    phase =>
      `| ${phase} | ${Object.keys(ways)
        .map(way => cell(way, phase))
        .join(' | ')} |`,
  ),
]
const totals = Object.keys(ways).map(way =>
  median((results.get(way) ?? []).map(took => Object.values(took).reduce((sum, s) => sum + s, 0))),
)
lines.push(`| **whole** | ${totals.map(t => t.toFixed(1)).join(' | ')} |`)
lines.push('', `slipway / bare commands: ${((totals[1] ?? 0) / (totals[0] ?? 1)).toFixed(2)}`)
process.stdout.write(`\n${lines.join('\n')}\n`)
