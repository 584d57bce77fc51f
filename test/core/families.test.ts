import { expect, test } from 'vitest'
import { hostPort, isIpv6, subnetsOf } from '../../src/core/families.ts'

test.each([
  ['10.244.0.0/16', ['10.244.0.0/16']],
  ['10.244.0.0/16,fd00::/56', ['10.244.0.0/16', 'fd00::/56']],
  ['fd00::/56, 10.244.0.0/16', ['fd00::/56', '10.244.0.0/16']],
])('%s', (text, subnets) => expect(subnetsOf(text)).toEqual(subnets))

test.each([
  ['10.0.0.1', false],
  ['fd00::1', true],
  ['fd00::/56', true],
])('%s is of IPv6: %s', (text, is) => expect(isIpv6(text)).toBe(is))

test.each([
  ['10.0.0.1', '10.0.0.1:6443'],
  ['fd00::1', '[fd00::1]:6443'],
])('%s', (address, text) => expect(hostPort(address, 6443)).toBe(text))
