import { readConfig } from '../kubeadm/config.ts'
import { init } from '../kubeadm/init.ts'
import { join } from '../kubeadm/join.ts'
import { reset } from '../kubeadm/reset.ts'
import { given, type MachineProgram, unknown } from './program.ts'

export const kubeadm: MachineProgram = (m, call) => {
  const { options, words } = given(call.args, ['config', 'cri-socket'])
  if (words[0] === 'reset') return reset(m, call)
  if (words[0] === 'version') {
    call.out(`v${m.packages.get('kubeadm')?.version.split('-')[0]}\n`)
    return 0
  }
  const config = () => readConfig(m.files.read(call.shell.path(options.get('config') ?? '')))
  if (words[0] === 'init') return init(m, call, config())
  if (words[0] === 'join') return join(m, call, config())
  return unknown(call)
}
