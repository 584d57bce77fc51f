import { expect, test } from 'vitest'
import { fullName } from '../../src/core/image-name.ts'

test.each([
  ['nginx', 'docker.io/library/nginx:latest'],
  ['nginx:1.22.1', 'docker.io/library/nginx:1.22.1'],
  ['calico/node:v3', 'docker.io/calico/node:v3'],
  ['docker.io/library/nginx:1', 'docker.io/library/nginx:1'],
  ['quay.io/coreos/flannel:v0.14.0', 'quay.io/coreos/flannel:v0.14.0'],
  ['10.0.0.1:5000/pause:3.2', '10.0.0.1:5000/pause:3.2'],
  ['10.0.0.1:5000/pause', '10.0.0.1:5000/pause:latest'],
  ['localhost/pause:3.2', 'localhost/pause:3.2'],
  ['registry:5000/pause@sha256:ab', 'registry:5000/pause@sha256:ab'],
  ['nginx@sha256:ab', 'docker.io/library/nginx@sha256:ab'],
])('%s is %s', (image, full) => {
  expect(fullName(image)).toBe(full)
  expect(fullName(full)).toBe(full)
})
