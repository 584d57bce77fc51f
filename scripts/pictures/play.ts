/**
 * Records anew the run that the pictures show, on three bare machines of the lab, as root: `up` with the real kubeadm.
 * worker2 may not reach the packages of its mirror, which is tried for two minutes; the others become a cluster.
 * Usage: npm run build && tsx scripts/pictures/play.ts
 */
import { writeFileSync } from 'node:fs'
import { makeLab, onMachine, ran, takeDown } from '../../test/lab/lab.ts'
import { RECORDING } from './recording.ts'

const LAB = process.env.LAB ?? 'pictures'

const lab = await makeLab(LAB, 'el7')
try {
  // As a firewall on the way would: every try is refused at once. firewalld would take the rule along when it ends.
  await onMachine(
    lab,
    'worker2',
    'systemctl disable --now firewalld; iptables -I OUTPUT -p tcp --dport 8080 -j REJECT --reject-with tcp-reset',
  )
  const { code, text } = await ran(lab, 'up', '--yes', '--json')
  const events = text.split('\n').filter(line => line.startsWith('{'))
  if (code !== 1 || !events.at(-1)?.includes('"run.finished"'))
    throw new Error(`the run ended with ${code}:\n${text.slice(-2000)}`)
  writeFileSync(RECORDING, `${events.join('\n')}\n`)
} finally {
  await takeDown(LAB)
}
