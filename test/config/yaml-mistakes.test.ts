import { expect, test } from 'vitest'
import { complaints, GOOD } from './cluster-text.ts'

test.each([
  [`${GOOD}cluster: other`, '6:1 cluster: written twice'],
  [
    `${GOOD}  worker1: { address: 192.168.56.12, role: worker }`,
    '6:3 hosts.worker1: written twice',
  ],
  [`${GOOD}---\ncluster: b`, '6:1 more than one document; only one is read'],
  [`${GOOD}network: [`, /^6:\d+ Flow sequence/],
  [`${GOOD}\truntime: {}`, /^6:1 .*[Tt]ab/],
  [`${GOOD}time: !clock {}`, '6:7 Unresolved tag: !clock'],
  [`${GOOD}__proto__: {}`, '6:1 __proto__: no key can have this name'],
  [`${GOOD}kubelet: &a { b: *a }`, /^1:1 /],
])('%j', (text, expected) => {
  expect(complaints(text)).toContainEqual(
    typeof expected === 'string' ? expected : expect.stringMatching(expected),
  )
})

test('anchors and merges serve for hosts that are alike', () => {
  const text = `${GOOD}  worker2: { <<: &w { role: worker }, address: 192.168.56.12 }
  worker3: { <<: *w, address: 192.168.56.13 }`
  expect(complaints(text)).toEqual([])
})
