import { expect, test } from 'vitest'
import { mergedKubeconfig } from '../../src/config/merged-kubeconfig.ts'
import { Secret } from '../../src/core/secret.ts'
import { readYaml } from '../../src/render/yaml.ts'

const admin = (server = 'https://10.0.0.1:6443', key = 'a2V5') =>
  new Secret(`apiVersion: v1
kind: Config
clusters: [{ name: kubernetes, cluster: { server: '${server}', certificate-authority-data: Y2E= } }]
users: [{ name: kubernetes-admin, user: { client-key-data: ${key} } }]
contexts: [{ name: kubernetes-admin@kubernetes, context: { cluster: kubernetes, user: kubernetes-admin } }]
current-context: kubernetes-admin@kubernetes
`)

const at = { name: 'lab', path: '/home/ann/.kube/config' }
const merged = (there: string, secret = admin()) => mergedKubeconfig(there, secret, at).reveal()
const value = (text: string) => readYaml(text).value

const LAB = {
  clusters: [
    {
      name: 'lab',
      cluster: { server: 'https://10.0.0.1:6443', 'certificate-authority-data': 'Y2E=' },
    },
  ],
  users: [{ name: 'lab-admin', user: { 'client-key-data': 'a2V5' } }],
  contexts: [{ name: 'lab', context: { cluster: 'lab', user: 'lab-admin' } }],
}

test('an empty file has the cluster alone, and uses it', () => {
  expect(value(merged(''))).toEqual({
    apiVersion: 'v1',
    kind: 'Config',
    ...LAB,
    'current-context': 'lab',
  })
})

test('what the user has stays, and stays in use', () => {
  const there = `apiVersion: v1
kind: Config
preferences: { colors: true }
clusters: [{ name: kubernetes, cluster: { server: 'https://work:6443' } }]
users: [{ name: kubernetes-admin, user: { token: mine } }]
contexts: [{ name: work, context: { cluster: kubernetes, user: kubernetes-admin, namespace: n } }]
current-context: work
`
  const before = value(there) as typeof LAB
  expect(value(merged(there))).toEqual({
    ...before,
    clusters: [...before.clusters, ...LAB.clusters],
    users: [...before.users, ...LAB.users],
    contexts: [...before.contexts, ...LAB.contexts],
  })
})

test('put there twice, it is there once; with another key, anew', () => {
  const once = merged('')
  expect(merged(once)).toBe(once)
  const anew = merged(once, admin('https://10.0.0.1:6443', 'bmV3'))
  expect(anew).toBe(once.replace('a2V5', 'bmV3'))
})

test('lists that kubectl leaves null are empty', () => {
  const there = 'clusters: null\nusers: null\ncontexts: null\ncurrent-context: ""\n'
  expect(value(merged(there))).toMatchObject({ ...LAB, 'current-context': 'lab' })
})

test('another cluster of this name is not overwritten', () => {
  expect(() => merged(merged('', admin('https://10.9.9.9:6443')))).toThrow(
    '/home/ann/.kube/config has another cluster lab, at https://10.9.9.9:6443',
  )
})

test.each(['[', 'a', '- a\n', 'clusters: 7\n', 'users: [x]\n'])('%j is no kubeconfig', text => {
  expect(() => merged(text)).toThrow('/home/ann/.kube/config is no kubeconfig')
})
