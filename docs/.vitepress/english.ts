import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { DefaultTheme } from 'vitepress'

const docs = resolve(import.meta.dirname, '..')

/** Pages that programs write of what they have seen, under their own titles. */
const evidence = readdirSync(docs)
  .filter(name => name.endsWith('.md') && name !== 'index.md')
  .map(name => ({
    text: /^# (.*)$/m.exec(readFileSync(join(docs, name), 'utf8'))?.[1] ?? name,
    link: `/${name.replace(/\.md$/, '')}`,
  }))

const guide = [
  { text: 'Five minutes to a cluster', link: '/guide/first-cluster' },
  { text: "The notes' three machines", link: '/guide/notes' },
  { text: 'What the notes leave out', link: '/guide/notes-today' },
  { text: 'How a run goes', link: '/guide/how-it-works' },
]

const howTo = [
  { text: 'Add a worker', link: '/how-to/add-a-worker' },
  { text: 'A worker that failed', link: '/how-to/failed-worker' },
  { text: 'A run that was cut off', link: '/how-to/interrupted-run' },
  { text: 'Start over, or take over', link: '/how-to/reset' },
  { text: 'Behind a proxy', link: '/how-to/proxy' },
  { text: 'Log in', link: '/how-to/log-in' },
  { text: 'Through a bastion', link: '/how-to/bastion' },
  { text: 'With a firewall', link: '/how-to/firewall' },
  { text: 'From mirrors', link: '/how-to/mirrors' },
  { text: 'From a program', link: '/how-to/library' },
  { text: 'Shell completion', link: '/how-to/completion' },
]

const comingFrom = [
  { text: 'Kubespray', link: '/coming-from/kubespray' },
  { text: 'KubeOne', link: '/coming-from/kubeone' },
  { text: 'k0sctl', link: '/coming-from/k0sctl' },
]

const reference = [
  { text: 'cluster.yaml', link: '/reference/cluster-yaml' },
  { text: 'Commands', link: '/reference/commands' },
  { text: 'Exit codes', link: '/reference/exit-codes' },
  { text: 'Steps', link: '/reference/steps' },
  { text: 'Troubleshooting', link: '/reference/troubleshooting' },
  { text: 'Library', link: '/reference/api/' },
]

export const english: DefaultTheme.Config = {
  nav: [
    { text: 'Guide', link: '/guide/first-cluster' },
    { text: 'How to', link: '/how-to/add-a-worker' },
    { text: 'Reference', link: '/reference/cluster-yaml' },
    { text: 'Troubleshooting', link: '/reference/troubleshooting' },
  ],
  sidebar: [
    { text: 'Guide', items: guide },
    { text: 'How to', items: howTo },
    { text: 'Coming from', items: comingFrom },
    { text: 'Reference', items: reference },
    { text: 'Evidence', items: evidence },
  ],
}
