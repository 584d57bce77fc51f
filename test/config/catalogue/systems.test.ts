import { describe, expect, test } from 'vitest'
import { SYSTEMS, systemOf } from '../../../src/config/catalogue/systems.ts'

describe('the catalogue of systems', () => {
  test('finds each by what its os-release says', () => {
    for (const known of SYSTEMS) {
      expect(systemOf(known)).toBe(known)
      expect(systemOf({ ...known, version: `${known.version}.1` })).toBe(known)
      expect(systemOf({ ...known, version: `${known.version}1` })).not.toBe(known)
    }
  })

  test('has days and kernels of the right form', () => {
    for (const { endOfLife, kernel } of SYSTEMS) {
      expect(endOfLife).toMatch(/^20\d\d-\d\d-\d\d$/)
      expect(kernel).toMatch(/^\d+\.\d+$/)
    }
  })
})
