import { describe, expect, test } from 'vitest'
import { pairs } from '../../src/core/graph.ts'
import { steps } from '../../src/steps/index.ts'
import { aCluster, master } from './cluster.ts'

/** Ids stand in the journal and in people's scripts: changing one breaks them. */
test('the steps, in order', () => {
  expect(steps.map(step => step.id)).toMatchInlineSnapshot(`
    [
      "hostname",
      "hosts-file",
      "selinux-permissive",
      "swap-off",
      "kernel-modules",
      "sysctl",
      "firewall",
      "firewall-managed",
      "pod-links-unmanaged",
      "package-repositories",
      "time-synced",
      "container-runtime",
      "kube-packages",
      "kubelet",
      "images",
      "control-plane",
      "kubeconfig",
      "pod-network",
      "workers-joined",
      "labels-and-taints",
      "nodes-ready",
      "smoke-app",
      "smoke-test",
    ]
  `)
})

test('every step stands after those that it needs', () => {
  expect(() => pairs(steps, aCluster())).not.toThrow()
})

describe.each(steps.map(step => [step.id, step] as const))('%s', (_, step) => {
  test('is told in one sentence', () => {
    expect(step.title).toMatch(/^\S.*[^.\s]$/)
  })

  test('needs no step twice', () => {
    expect(new Set(step.after).size).toBe(step.after.length)
  })

  test('asks the same of the same host', () => {
    const target = { host: master, cluster: aCluster() }
    const ask = () => Object.values(step.facts(target)).map(fact => fact.ask.reveal())
    expect(ask()).toEqual(ask())
  })
})
