import type { Outline } from '../../core/outline.ts'
import type { Say } from '../../texts/say.ts'
import { printable } from '../printable.ts'
import { html, type Markup } from './html.ts'
import type { Lane } from './lane.ts'
import type { RunView } from './run-view.ts'
import { countsText } from './words.ts'

/** From here on a host is a name alone. */
const MANY = 40

type Node = Outline['hosts'][number]

/** What the cluster is made of: versions, networks, and the hosts in their roles. */
export function clusterPart({ outline, lanes, troubles }: RunView, say: Say): Markup {
  if (!outline)
    return html`<p class="note">${say`The journal of this run does not tell of versions and roles: an earlier version of slipway wrote it.`}</p>`
  const { kubernetes, images, runtime, network, hosts } = outline
  const byHost = new Map(lanes.map(lane => [lane.host, lane]))
  const silent = new Set(troubles.filter(t => t.steps.length === 0).flatMap(t => t.hosts))
  const nodes = (role: Node['role']) => hosts.filter(host => host.role === role)
  const group = (title: string, members: readonly Node[]) =>
    members.length > 0 &&
    html`<div class="role"><h3>${title} <span class="tally">${members.length}</span></h3><ul class="nodes${members.length > MANY && ' many'}">${members.map(member => node(member, byHost.get(member.name), silent, say))}</ul></div>`
  const net = [network.plugin, network.version, network.backend].filter(Boolean).join(' ')
  return html`
<dl class="facts">
  <div><dt>Kubernetes</dt><dd>${kubernetes}</dd></div>
  <div><dt>${say`Container runtime`}</dt><dd>${runtime.name} ${runtime.version}</dd></div>
  <div><dt>${say`Images from`}</dt><dd>${printable(images)}</dd></div>
</dl>
<figure class="map">
${group(say`Control plane`, nodes('control-plane'))}
${group(say`Workers`, nodes('worker'))}
<figcaption><strong>${say`Pod network`}</strong> ${printable(net)} <span class="mono">${network.podSubnet}</span> <strong>${say`Services`}</strong> <span class="mono">${network.serviceSubnet}</span></figcaption>
</figure>`
}

const node = (
  { name, addresses }: Node,
  lane: Lane | undefined,
  silent: ReadonlySet<string>,
  say: Say,
) => {
  const state = silent.has(name)
    ? say`did not answer`
    : lane
      ? countsText(lane.counts, say)
      : say`not asked for`
  return html`<li class="node ${mood(lane, silent.has(name))}" data-host="${name}"><strong>${printable(name)}</strong> <span class="mono">${addresses.map(printable).join(' ')}</span> <span class="tally">${state}</span></li>`
}

const mood = (lane: Lane | undefined, silent: boolean) => {
  if (silent || lane?.counts.failed) return 'bad'
  if (!lane) return 'unknown'
  return lane.counts.blocked || lane.counts['cut off'] || lane.counts['not begun'] ? 'warn' : 'good'
}
