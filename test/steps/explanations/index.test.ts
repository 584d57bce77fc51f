import { describe, expect, test } from 'vitest'
import { explanations } from '../../../src/steps/explanations/index.ts'
import { steps } from '../../../src/steps/index.ts'
import { resetSteps } from '../../../src/steps/reset.ts'
import { aCluster, master, worker1 } from '../cluster.ts'

const ids = [...steps, ...resetSteps()].map(({ id }) => id)

test('every step is explained, and nothing else', () => {
  expect(Object.keys(explanations).sort()).toEqual([...ids].sort())
})

describe.each(Object.entries(explanations))('%s', (_, { why, undo, notes, see }) => {
  test('says why in sentences, and how to undo it', () => {
    expect(why).toMatch(/^\S.*\.$/)
    expect(undo.length).toBeGreaterThan(0)
    for (const line of [...undo, ...(notes === undefined ? [] : [notes])])
      expect(line.trim()).not.toBe('')
  })

  test('leads to where more is told', () => {
    for (const url of see)
      expect(url).toMatch(/^https:\/\/(kubernetes\.io|github\.com|docs\.tigera\.io)\//)
  })
})

describe('what steps run that decide while they act', () => {
  const cluster = aCluster()
  test('kubeadm init gets the configuration of this cluster', () => {
    const lines = explanations['control-plane']?.runs?.({ host: master, cluster }) ?? []
    expect(lines).toContain('  advertiseAddress: 192.168.56.10')
    expect(lines).toContain('kubernetesVersion: v1.19.0')
  })

  test('each user gets a kubeconfig', () => {
    const lines = explanations.kubeconfig?.runs?.({ host: master, cluster }) ?? []
    expect(lines.map(line => line.split(' ').at(-1))).toEqual([
      '~root/.kube/config',
      '~vagrant/.kube/config',
    ])
  })

  test('joining holds no token', () => {
    const lines = explanations['workers-joined']?.runs?.({ host: worker1, cluster }) ?? []
    expect(lines.join()).not.toMatch(/[a-z0-9]{6}\.[a-z0-9]{16}/)
  })
})
