import { expect, test } from 'vitest'
import { crioRepositories } from '../../../src/config/catalogue/crio-repositories.ts'
import { fingerprintsOf, SIGNING_KEYS } from '../../../src/config/catalogue/signing-keys.ts'

const all = Object.values(SIGNING_KEYS).flat()

test.each(all)('$owner', ({ fingerprint, sources }) => {
  expect(fingerprint).toMatch(/^[0-9A-F]{40}$/)
  expect(new Set(sources).size).toBeGreaterThanOrEqual(2)
})

test('no key stands twice', () => {
  expect(new Set(all.map(({ fingerprint }) => fingerprint)).size).toBe(all.length)
})

test('a repository takes the keys of its signer', () => {
  const { rpm, deb } = crioRepositories(36)
  expect(rpm?.fingerprints).toEqual(fingerprintsOf('crio'))
  expect(deb?.fingerprints).toEqual(fingerprintsOf('crio'))
})
