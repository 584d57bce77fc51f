import { cgroupVerdict, kernelVerdict } from '../../config/catalogue/kernels.ts'
import { KUBERNETES } from '../../config/catalogue/kubernetes.ts'
import { contains, parseAddress, parseSubnet } from '../../config/ip.ts'
import { DEFAULT_PRESET, PRESETS, type PresetName } from '../../config/presets.ts'
import type { Starter } from '../../config/starter.ts'
import { minorOf } from '../../core/cluster.ts'
import type { Seen } from './probe.ts'

type System = Pick<Seen, 'os' | 'kernelRelease' | 'cgroupVersion'>

/** The notes' recipe for the notes' system, CentOS 7 and its elder brother; else that of today. */
export const presetFor = (seen: readonly Pick<Seen, 'os'>[]): PresetName =>
  seen.some(({ os }) => ['centos', 'rhel'].includes(os.id) && os.version.split('.')[0] === '7')
    ? 'notes-2020'
    : DEFAULT_PRESET

const takes = (minor: number, { kernelRelease, cgroupVersion }: System): boolean =>
  kernelVerdict(minor, kernelRelease).level !== 'error' &&
  cgroupVerdict(minor, cgroupVersion) !== 'error'

/** The newest Kubernetes that all machines take, where they do not take the preset's; undefined where they do. */
export function versionFor(preset: PresetName, seen: readonly System[]): string | undefined {
  const usual = PRESETS[preset].kubernetes.version
  if (seen.every(system => takes(minorOf(usual), system))) return undefined
  const older = KUBERNETES.filter(({ minor }) => minor < minorOf(usual))
  const found = older.findLast(({ minor }) => seen.every(system => takes(minor, system)))
  return found && `${found.name}.${found.lastPatch}`
}

/** What to take where machines have addresses in the usual ones: private blocks that are rarely in use. */
const OTHERS = {
  podSubnet: ['10.244.0.0/16', '172.28.0.0/16', '10.220.0.0/16', '192.168.192.0/18'],
  serviceSubnet: ['10.96.0.0/12', '172.29.0.0/16', '10.190.0.0/16', '192.168.160.0/20'],
} as const

/** Subnets in place of the preset's where those hold a machine's address, or would then overlap each other. */
export function subnetsFor(addresses: readonly string[]): Starter['subnets'] {
  const hosts = addresses.flatMap(address => parseAddress(address) ?? [])
  const isFree = (text: string): boolean => {
    const subnet = parseSubnet(text)
    return subnet !== undefined && !hosts.some(host => contains(subnet, host))
  }
  const own = PRESETS[DEFAULT_PRESET].network
  const choose = (key: keyof typeof OTHERS) => OTHERS[key].find(isFree) ?? own[key]
  const podSubnet = choose('podSubnet')
  const serviceSubnet = choose('serviceSubnet')
  const usual = podSubnet === own.podSubnet && serviceSubnet === own.serviceSubnet
  return usual ? undefined : { podSubnet, serviceSubnet }
}
