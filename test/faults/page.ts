import type { Fault } from './fault.ts'
import type { Kept } from './results.ts'
import { place } from './text.ts'

const cell = (text: string) =>
  text.replaceAll('|', '\\|').replaceAll('\n', ' ').replaceAll('<', '&lt;')

const OUTCOMES = {
  'went on': 'the run went on',
  'up again': '`up` again',
  'a person, then up': 'told, put right, `up` again',
  FAILED: '**failed**',
} as const

function row(fault: Fault, index: number, result: Kept | undefined): string {
  const cells = [
    String(index + 1),
    fault.name,
    place(fault),
    result ? OUTCOMES[result.outcome] : 'not run yet',
    result ? result.seconds.toFixed(0) : '',
    result?.toldAfter === undefined ? '' : result.toldAfter.toFixed(1),
    result?.told.slice(0, 2).join('; ') ?? '',
  ]
  return `| ${cells.map(cell).join(' | ')} |`
}

/** docs/faults.md. */
export function page(faults: readonly Fault[], kept: ReadonlyMap<string, Kept>): string {
  const results = faults.flatMap(fault => kept.get(fault.name) ?? [])
  const count = (outcome: Kept['outcome']) => results.filter(r => r.outcome === outcome).length
  const real = faults.filter(fault => fault.where.kubernetes === 'real').length
  const versions = [...new Set(results.map(r => r.version))].sort()
  const days = [...new Set(results.map(r => r.ended.slice(0, 10)))].sort()
  return `# Faults

${faults.length} things that go wrong, on real machines: systemd, OpenSSH's sshd, sudo, yum or apt are real in all of them; ${real} of them on the real Kubernetes 1.20.2 with Docker and etcd, the others on [the fast lab](../scripts/lab/kubernetes/README.md#the-fast-set), whose kubeadm, kubelet and Docker only leave what a tool sees. After each of them plain \`slipway up --yes\` must end with 0, all nodes Ready, nothing to do in \`slipway plan\`, and no join token left. Where only a person can help, the run must say cause and cure within ten seconds of the attempt; of a disk that is too small for etcd within thirty, since kubeadm init starts etcd about ten seconds after its beginning.

This page is written by \`npm run test:faults -- --write-docs\` from the last result of each fault. Run on ${days.join(', ')}, on 2 cores, slipway ${versions.join(', ')}, Node.js ${process.version}.

${results.length} run: in ${count('went on')} the run that was struck went on and ended well; in ${count('up again')} \`up\`, called again, ended well; in ${count('a person, then up')} it said what to do, that was done, and \`up\` ended well; ${count('FAILED')} failed.

*s* is the time of all of it, from the starting state to the last question; *told* the seconds from the attempt to the first word of what only a person can put right.

| # | Fault | Lab | Outcome | s | told | What the user read |
| --- | --- | --- | --- | --- | --- | --- |
${faults.map((fault, i) => row(fault, i, kept.get(fault.name))).join('\n')}
`
}
