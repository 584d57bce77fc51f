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

  test('knows CentOS Stream, whose id is that of CentOS 7, by its version', () => {
    expect(systemOf({ id: 'centos', version: '7' })?.name).toBe('CentOS 7')
    expect(systemOf({ id: 'centos', version: '9' })?.name).toBe('CentOS Stream 9')
    expect(systemOf({ id: 'centos', version: '10' })).toMatchObject({
      name: 'CentOS Stream 10',
      modulesPackage: 'kernel-modules-extra',
    })
  })
})
