import { expect, test } from 'vitest'
import { linkerFlags } from '../../../../scripts/lab/kubernetes/version-stamp.ts'

test('stamps the version under both paths of the package', () => {
  const flags = linkerFlags('1.20.3')
  expect(flags).toContain('-X k8s.io/component-base/version.gitVersion=v1.20.3')
  expect(flags).toContain('-X k8s.io/kubernetes/vendor/k8s.io/component-base/version.gitMinor=20')
})
