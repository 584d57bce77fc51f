import { expect, test } from 'vitest'
import { complaints, GOOD } from './cluster-text.ts'

test.each([
  [`${GOOD}cluster: other`, '6:1 cluster: written twice'],
  [
    `${GOOD}  worker1: { address: 192.168.56.12, role: worker }`,
    '6:3 hosts.worker1: written twice',
  ],
  [`${GOOD}---\ncluster: b`, '6:1 more than one document; only one is read'],
  [`${GOOD}network: [`, /^6:\d+ a \[ further up is not closed by a \]$/],
  [`${GOOD}time: {\nfirewall: managed`, /^7:1 a \{ further up is not closed by a \}$/],
  [`${GOOD}cluster: "lab`, /^\d+:\d+ a " further up is not closed$/],
  [`${GOOD}cluster: 'lab`, /^\d+:\d+ a ' further up is not closed$/],
  [`${GOOD}\truntime: {}`, '6:1 a tab; YAML takes only spaces at the beginning of a line'],
  [
    `${GOOD}time:\n    servers: []\n  x: 1`,
    /^8:1 lines that belong together must begin in the same/,
  ],
  [`preset:current\n${GOOD}`, /^1:1 a key wants a plain colon and a space behind it, on the same/],
  [`preset：current\n${GOOD}`, /^1:1 a key wants a plain colon and a space behind it, on the same/],
  [
    `${GOOD}time: servers: []`,
    /^6:7 a key within the value of another; give it a line of its own$/,
  ],
  [`${GOOD}time: !clock {}`, '6:7 Unresolved tag: !clock'],
  [`${GOOD}__proto__: {}`, '6:1 __proto__: no key can have this name'],
  [`${GOOD}kubelet: &a { b: *a }`, /^1:1 /],
])('%j', (text, expected) => {
  expect(complaints(text)).toContainEqual(
    typeof expected === 'string' ? expected : expect.stringMatching(expected),
  )
})

test.each([':', '：'])('a key with its value glued to it by %s is told as that alone', colon => {
  expect(complaints(`${GOOD}  w: { address${colon}10.0.0.9, role: worker }`)).toEqual([
    `6:8 hosts.w["address${colon}10.0.0.9"]: a key wants a plain colon and a space behind it: address: 10.0.0.9`,
  ])
})

test('what follows from a mistake at the same place is not told as well', () => {
  expect(complaints('cluster: lab\n hosts: {}')).toHaveLength(1)
})

test('anchors and merges serve for hosts that are alike', () => {
  const text = `${GOOD}  worker2: { <<: &w { role: worker }, address: 192.168.56.12 }
  worker3: { <<: *w, address: 192.168.56.13 }`
  expect(complaints(text)).toEqual([])
})
