import { expect, test } from 'vitest'
import { controlOf } from '../../../../../scripts/lab/kubernetes/packages/deb.ts'
import {
  atLeast,
  configFile,
  type PackagePlan,
  program,
} from '../../../../../scripts/lab/kubernetes/packages/plan.ts'
import { specOf } from '../../../../../scripts/lab/kubernetes/packages/rpm.ts'

const plan: PackagePlan = {
  repository: 'kubernetes',
  name: 'kubelet',
  version: '18.06.1.ce-3.el7',
  summary: 'Kubernetes: kubelet',
  requires: [atLeast('rpm', 'kubernetes-cni', '0.8.7')],
  files: [program('/usr/bin/kubelet', '/src'), configFile('/etc/sysconfig/kubelet', '/src')],
  folders: ['/etc/kubernetes'],
  scripts: { afterInstall: 'ldconfig\n' },
}

test('a spec divides version and release at the first dash', () => {
  expect(specOf(plan, '/tree')).toContain('Version: 18.06.1.ce\nRelease: 3.el7\n')
})

test('a spec lists files with their modes and keeps changed settings', () => {
  const spec = specOf(plan, '/tree')
  expect(spec).toContain('\n%attr(0755, root, root) /usr/bin/kubelet\n')
  expect(spec).toContain('\n%config(noreplace) %attr(0644, root, root) /etc/sysconfig/kubelet\n')
  expect(spec).toContain('\nRequires: kubernetes-cni >= 0.8.7\n')
  expect(spec).toContain('\n%post\nldconfig\n')
  expect(spec).not.toContain('%preun')
})

test('a control file writes requirements in its own way', () => {
  const requires = [atLeast('deb', 'kubelet', '1.13.0'), atLeast('deb', 'kubectl', '1.13.0')]
  const control = controlOf({ ...plan, requires })
  expect(control).toContain('\nDepends: kubelet (>= 1.13.0), kubectl (>= 1.13.0)\n')
  expect(control).not.toContain('Conflicts')
})
