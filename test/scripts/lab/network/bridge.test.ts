import { expect, it } from 'vitest'
import { subnetsIn } from '../../../../scripts/lab/network/bridge.ts'

it('finds the networks that the host has a way to', () => {
  const routes = `default via 192.0.2.1 dev eth0
10.87.0.0/24 dev sliplab0 proto kernel scope link src 10.87.0.1
10.8.7.0/24 dev tun0
local 10.87.4.1 dev sliplab4 table local
`
  expect(subnetsIn(routes)).toEqual([0, 4])
})
