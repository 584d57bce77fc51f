import { describe, expect, test } from 'vitest'
import { kubeconfig } from '../../src/engine/kubeconfig.ts'
import { memoryHost } from '../../src/transport/memory.ts'
import { toyCluster } from './toy.ts'

describe('kubeconfig', () => {
  const cluster = toyCluster(1)

  test('is a secret, from the control plane', async () => {
    const memory = memoryHost({ answer: () => '600 root:root\napiVersion: v1\n' })
    const secret = await kubeconfig(cluster, memory.connect)
    expect(secret.reveal()).toContain('apiVersion: v1')
    expect(`${secret}`).toBe('***')
    expect(memory.calls.map(c => c.host)).toEqual(['master'])
  })

  test('there is none before there is a cluster', async () => {
    const closes: string[] = []
    const connect = async (host: Parameters<ReturnType<typeof memoryHost>['connect']>[0]) => ({
      ...(await memoryHost({ answer: () => ({ code: 1 }) }).connect(host)),
      close: async () => {
        closes.push(host.name)
      },
    })
    await expect(kubeconfig(cluster, connect)).rejects.toMatchObject({
      code: 'NOT_CONVERGED',
      host: 'master',
    })
    expect(closes).toEqual(['master'])
  })
})
