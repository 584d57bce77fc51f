import { type Goal, goals } from './goals.ts'
import type { Contender, Measured, Sample } from './result.ts'
import { digits, median, spread } from './statistics.ts'

const values = ({ samples }: Contender, key: keyof Sample): number[] =>
  samples.map(sample => sample[key]).filter(value => value !== undefined)

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`

const goalRow = ({ what, wanted, got, met }: Goal) =>
  row([what, wanted, got ?? 'not measured', met === undefined ? '' : met ? 'yes' : '**no**'])

function section({ title, note, contenders, ...circumstances }: Measured): string {
  const own = contenders.find(({ name }) => name === 'slipway') ?? contenders[0]
  const base = own ? median(values(own, 'wall')) : Number.NaN
  const rows = contenders.map(contender => {
    const wall = values(contender, 'wall')
    const [from, to] = spread(wall)
    return row([
      contender.name,
      digits(median(wall)),
      `${digits(from)}–${digits(to)}`,
      String(wall.length),
      digits(median(wall) / base),
      digits(median(values(contender, 'cpu'))),
      digits(median(values(contender, 'memory'))),
    ])
  })
  return [
    `## ${title}`,
    note,
    [
      row(['', 'median, s', 'spread, s', 'runs', `× ${own?.name ?? ''}`, 'CPU, s', 'memory, MB']),
      row(['---', '--:', '--:', '--:', '--:', '--:', '--:']),
      ...rows,
    ].join('\n'),
    `${circumstances.day} UTC, commit ${circumstances.commit}. Load of the machine before: ${digits(circumstances.load)}.`,
  ].join('\n\n')
}

const distinct = (texts: readonly string[]) => [...new Set(texts)]

/**
 * `docs/benchmarks.md`, all of it.
 *
 * @param remarks what somebody has to say of the numbers, in Markdown
 */
export function report(measured: readonly Measured[], command: string, remarks = ''): string {
  const machines = distinct(measured.map(({ machine }) => machine))
  const versions = distinct(measured.flatMap(m => m.versions))
  return `# Benchmarks

Written by \`${command}\`, from what it measured; not to be edited by hand.

![Seconds by work and contender, on a logarithmic scale](benchmarks.svg)

Contenders take turns on the same machines, in another order each round, after one run that is not counted of each that runs more than once. Times are of the whole command, from its start to its end; processor and memory are those of this machine, the one that drives, including all processes that the command waits for. The machines are those of the lab: systemd, sshd, sudo and yum are real, and they share the processors of the host with the contenders. What Ansible plays is \`scripts/bench/peers/ansible/prepare.yml\`. A long link is a proxy in user space before each sshd that holds back every piece of data, the same for all; TCP's own handshake is not delayed.

The load before each measurement stands below it. One above the number of processors means that other work ran beside: then times are longer than on an idle machine, for all contenders, and ratios are what to look at.

On ${machines.join('; ')}. ${versions.join('; ')}.

## Goals

${[row(['ratio of medians', 'goal', 'measured', 'met']), row(['---', '--:', '--:', '---']), ...goals(measured).map(goalRow)].join('\n')}

${remarks}
${measured.map(section).join('\n\n')}
`
}
