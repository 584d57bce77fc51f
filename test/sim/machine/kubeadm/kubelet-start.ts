import type { Call, Steps } from '../../shell/system.ts'
import type { Machine } from '../machine.ts'
import { tick } from '../programs/program.ts'
import { startUnit, stopUnit } from '../units.ts'
import type { Config } from './config.ts'

/** Writes what the kubelet starts with, and starts it. */
export function* kubeletStart(
  m: Machine,
  call: Call,
  { node, nodeIp }: Config,
  kubelet: string,
): Steps<void> {
  const flags = '/var/lib/kubelet/kubeadm-flags.env'
  const config = '/var/lib/kubelet/config.yaml'
  stopUnit(m, 'kubelet')
  m.files.folders('/var/lib/kubelet')
  call.out(`[kubelet-start] Writing kubelet environment file with flags to file "${flags}"\n`)
  const override = node === m.live.hostname ? '' : ` --hostname-override=${node}`
  m.files.write(
    flags,
    `KUBELET_KUBEADM_ARGS="--network-plugin=cni --node-ip=${nodeIp}${override}"\n`,
  )
  yield* tick(50, `kubeadm: write ${config}`)
  call.out(`[kubelet-start] Writing kubelet configuration to file "${config}"\n`)
  m.files.write(config, kubelet)
  yield* tick(300, 'kubeadm: start kubelet')
  call.out('[kubelet-start] Starting the kubelet\n')
  startUnit(m, 'kubelet')
}
