import { startKernel } from './kernel.ts'
import type { Daemon } from './live.ts'
import type { Machine } from './machine.ts'

const FOLDER = '/usr/lib/systemd/system'
const WANTS = '/etc/systemd/system/multi-user.target.wants'

export const unitFile = (name: string) => `${FOLDER}/${name}.service`
const wanted = (name: string) => `${WANTS}/${name}.service`
const alias = (name: string) => `/etc/systemd/system/${name}.service`

/** The unit that a name means: Debian's chronyd is another name for chrony, once that is enabled. */
function real(m: Machine, name: string): string {
  const entry = m.files.own(alias(name))
  return entry?.kind === 'link' ? (entry.content.match(/([^/]+)\.service$/)?.[1] ?? name) : name
}

const textOf = (m: Machine, path: string) =>
  m.files.kind(path) === 'file' ? m.files.read(path) : undefined

/** As `LoadState` tells it. To systemd, an empty file is a unit that is not to be started. */
export function loadState(m: Machine, name: string): 'loaded' | 'masked' | 'not-found' {
  const text = textOf(m, unitFile(real(m, name)))
  return text === undefined ? 'not-found' : text === '' ? 'masked' : 'loaded'
}

export const exists = (m: Machine, name: string) => loadState(m, name) === 'loaded'

/** As `UnitFileState` tells it. */
export function fileState(m: Machine, name: string): string {
  if (!exists(m, name)) return ''
  if (real(m, name) !== name) return 'alias'
  return m.files.isLink(wanted(name)) ? 'enabled' : 'disabled'
}

/** As `ActiveState` tells it. */
export function activeState(m: Machine, name: string): string {
  const unit = real(m, name)
  if (!m.live.units.has(unit)) return 'inactive'
  if (unit === 'kubelet' && kubeletFails(m) !== undefined) return 'activating'
  return 'active'
}

export const isStarted = (m: Machine, name: string) => m.live.units.has(real(m, name))

export function enable(m: Machine, name: string): void {
  m.files.folders(WANTS)
  m.files.link(wanted(name), unitFile(name))
  if (name === 'chrony') m.files.link(alias('chronyd'), unitFile('chrony'))
}

export function disable(m: Machine, name: string): void {
  m.files.remove(wanted(name))
  if (name === 'chrony') m.files.remove(alias('chronyd'))
}

/** Starts a unit. @returns why it does not, where it does not */
export function startUnit(m: Machine, given: string): string | undefined {
  const name = real(m, given)
  if (isStarted(m, name)) return undefined
  if (!exists(m, name)) return `Failed to start ${name}.service: Unit ${name}.service not found.`
  if (name === 'docker') {
    const daemon = textOf(m, '/usr/bin/dockerd') ? readDaemon(m) : undefined
    if (!daemon)
      return 'Job for docker.service failed because the control process exited with error code. See "systemctl status docker.service" and "journalctl -xe" for details.'
    m.alter(live => {
      live.daemon = daemon
      live.links.add('docker0')
      live.sysctls.set('net.ipv4.ip_forward', '1')
    })
  }
  m.alter(live => {
    live.units.add(name)
    if (name === 'kubelet') live.registered = false
  })
  return undefined
}

/** Docker takes all containers with it; the kubelet leaves its own behind. */
export function stopUnit(m: Machine, given: string): void {
  const name = real(m, given)
  if (!isStarted(m, name)) return
  m.alter(live => {
    live.units.delete(name)
    if (name === 'kubelet') live.registered = false
    if (name !== 'docker') return
    live.daemon = undefined
    live.containers.clear()
  })
}

function readDaemon({ files }: Machine): Daemon | undefined {
  const path = '/etc/docker/daemon.json'
  try {
    const text = files.kind(path) ? files.read(path) : '{}'
    const settings = JSON.parse(text) as Record<string, readonly string[] | undefined>
    const driver = settings['exec-opts']?.find(o => o.startsWith('native.cgroupdriver='))
    return {
      driver: driver?.split('=')[1] ?? 'cgroupfs',
      mirrors: settings['registry-mirrors'] ?? [],
      insecure: settings['insecure-registries'] ?? [],
    }
  } catch {
    return undefined
  }
}

/** Why the kubelet ends as soon as it starts; undefined where it runs. */
export function kubeletFails(m: Machine): string | undefined {
  const path = '/var/lib/kubelet/config.yaml'
  const { live, files } = m
  if (!textOf(m, '/usr/bin/kubelet'))
    return 'kubelet.service: Failed at step EXEC spawning /usr/bin/kubelet: Exec format error'
  if (files.kind(path) === undefined)
    return `failed to load Kubelet config file ${path}, error failed to read kubelet config file "${path}", error: open ${path}: no such file or directory`
  const config = files.read(path)
  if (!/^kind: KubeletConfiguration$/m.test(config))
    return `failed to load Kubelet config file ${path}, error failed to decode: couldn't get version/kind`
  if (live.swaps.size > 0)
    return 'failed to run Kubelet: running with swap on is not supported, please disable swap!'
  if (!live.daemon)
    return 'failed to run Kubelet: failed to get docker version: Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?'
  const driver = config.match(/^cgroupDriver: "?(\w+)"?$/m)?.[1] ?? 'cgroupfs'
  if (driver !== live.daemon.driver)
    return `failed to run Kubelet: misconfiguration: kubelet cgroup driver: "${driver}" is different from docker cgroup driver: "${live.daemon.driver}"`
  if (m.around.now() < m.conditions.kubeletCrashesUntil)
    return 'unexpected fault address 0xb01dfacedebac1e, fatal error: fault'
  return undefined
}

export const kubeletRuns = (m: Machine) =>
  m.on && m.live.units.has('kubelet') && kubeletFails(m) === undefined

/** What systemd does at boot. */
export function start(m: Machine): void {
  startKernel(m)
  const names = m.files.kind(WANTS) ? m.files.list(WANTS) : []
  for (const name of names.map(n => n.replace('.service', ''))) startUnit(m, name)
}
