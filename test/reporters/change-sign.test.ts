import { expect, test } from 'vitest'
import { signOf } from '../../src/reporters/change-sign.ts'

test.each([
  ['write /etc/hosts', '+'],
  ['edit /etc/hosts', '~'],
  ['stop firewalld, now and at boot', '-'],
  ['constructor of something', '+'],
  ['', '+'],
])('%s is %s', (summary, sign) => expect(signOf(summary)).toBe(sign))
