import { expect, test } from 'vitest'
import { cluster, complaints, GOOD } from './cluster-text.ts'

const proxy = (yaml: string) => cluster(`${GOOD}proxy: ${yaml}`).proxy

test('without a proxy there is none', () => {
  expect(cluster(GOOD)).not.toHaveProperty('proxy')
})

test('the hosts, the networks of the cluster and its domain are not asked of the proxy', () => {
  expect(proxy('{ http: http://p:3128, noProxy: [.example, master, 10.9.0.0/16] }')).toEqual({
    http: 'http://p:3128',
    noProxy: [
      'localhost',
      '127.0.0.1',
      '.svc',
      '.cluster.local',
      '10.244.0.0/16',
      '10.96.0.0/12',
      'master',
      '192.168.56.10',
      'worker1',
      '192.168.56.11',
      '.example',
      '10.9.0.0/16',
    ],
  })
})

test.each([
  ['{ http: p:3128 }', '"p:3128"'],
  ['{ http: http://me:word@p:3128 }', '"http://me:word@p:3128"'],
])('%s is not a proxy', (written, quoted) => {
  expect(complaints(`${GOOD}proxy: ${written}`)).toEqual([
    `6:16 proxy.http: ${quoted} is not http://host:port (names and passwords in it are not taken)`,
  ])
})
