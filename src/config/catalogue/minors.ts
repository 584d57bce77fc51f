import type { MinorFacts } from './kubernetes.ts'

/**
 * The facts of each minor. To add one, add its row; the tests of this folder say what it lacks.
 *
 * Dates and last patches: endoflife-date/endoflife.date, products/kubernetes.md, of 2026-08-22; 1.37 and 1.35.9:
 * kubernetes.io/releases. Image tags, by the patch that they begin with: kubernetes/minikube,
 * pkg/minikube/constants/constants_kubeadm_images.go, of 2026-08-23, written from `kubeadm config images list`.
 * Configuration API: release notes of 1.15, 1.22 and 1.31, which begin v1beta2, v1beta3 and v1beta4; 1.27 and 1.37 end
 * the first two.
 * Last patches of the frozen repository: kubernetes/release issue 3485 (2023-09-13).
 */
export const MINORS: Readonly<Record<string, MinorFacts>> = {
  '1.19': {
    released: '2020-08-26',
    endOfLife: '2021-10-28',
    lastPatch: 16,
    configApi: 'v1beta2',
    lastLegacyPatch: 16,
    images: [
      [0, '3.4.9-1', '1.7.0', '3.2'],
      [1, '3.4.13-0', '1.7.0', '3.2'],
    ],
  },
  '1.20': {
    released: '2020-12-08',
    endOfLife: '2022-02-28',
    lastPatch: 15,
    configApi: 'v1beta2',
    lastLegacyPatch: 15,
    images: [[0, '3.4.13-0', '1.7.0', '3.2']],
  },
  '1.21': {
    released: '2021-04-08',
    endOfLife: '2022-06-28',
    lastPatch: 14,
    configApi: 'v1beta2',
    lastLegacyPatch: 14,
    images: [[0, '3.4.13-0', 'v1.8.0', '3.4.1']],
  },
  '1.22': {
    released: '2021-08-04',
    endOfLife: '2022-10-28',
    lastPatch: 17,
    configApi: 'v1beta3',
    lastLegacyPatch: 17,
    images: [
      [0, '3.5.0-0', 'v1.8.4', '3.5'],
      [17, '3.5.6-0', 'v1.8.4', '3.5'],
    ],
  },
  '1.23': {
    released: '2021-12-07',
    endOfLife: '2023-02-28',
    lastPatch: 17,
    configApi: 'v1beta3',
    lastLegacyPatch: 17,
    images: [
      [0, '3.5.1-0', 'v1.8.6', '3.6'],
      [14, '3.5.5-0', 'v1.8.6', '3.6'],
      [15, '3.5.6-0', 'v1.8.6', '3.6'],
    ],
  },
  '1.24': {
    released: '2022-05-03',
    endOfLife: '2023-07-28',
    lastPatch: 17,
    configApi: 'v1beta3',
    lastLegacyPatch: 17,
    images: [
      [0, '3.5.3-0', 'v1.8.6', '3.7'],
      [8, '3.5.5-0', 'v1.8.6', '3.7'],
      [9, '3.5.6-0', 'v1.8.6', '3.7'],
    ],
  },
  '1.25': {
    released: '2022-08-23',
    endOfLife: '2023-10-27',
    lastPatch: 16,
    configApi: 'v1beta3',
    lastLegacyPatch: 14,
    images: [
      [0, '3.5.4-0', 'v1.9.3', '3.8'],
      [4, '3.5.5-0', 'v1.9.3', '3.8'],
      [5, '3.5.6-0', 'v1.9.3', '3.8'],
      [15, '3.5.9-0', 'v1.9.3', '3.8'],
    ],
  },
  '1.26': {
    released: '2022-12-08',
    endOfLife: '2024-02-28',
    lastPatch: 15,
    configApi: 'v1beta3',
    lastLegacyPatch: 9,
    images: [
      [0, '3.5.6-0', 'v1.9.3', '3.9'],
      [10, '3.5.9-0', 'v1.9.3', '3.9'],
      [13, '3.5.10-0', 'v1.9.3', '3.9'],
    ],
  },
  '1.27': {
    released: '2023-04-11',
    endOfLife: '2024-06-28',
    lastPatch: 16,
    configApi: 'v1beta3',
    lastLegacyPatch: 6,
    images: [
      [0, '3.5.7-0', 'v1.10.1', '3.9'],
      [7, '3.5.9-0', 'v1.10.1', '3.9'],
      [10, '3.5.10-0', 'v1.10.1', '3.9'],
      [12, '3.5.12-0', 'v1.10.1', '3.9'],
    ],
  },
  '1.28': {
    released: '2023-08-15',
    endOfLife: '2024-10-28',
    lastPatch: 15,
    configApi: 'v1beta3',
    lastLegacyPatch: 2,
    images: [
      [0, '3.5.9-0', 'v1.10.1', '3.9'],
      [6, '3.5.10-0', 'v1.10.1', '3.9'],
      [8, '3.5.12-0', 'v1.10.1', '3.9'],
      [14, '3.5.15-0', 'v1.10.1', '3.9'],
    ],
  },
  '1.29': {
    released: '2023-12-13',
    endOfLife: '2025-02-28',
    lastPatch: 15,
    configApi: 'v1beta3',
    images: [
      [0, '3.5.10-0', 'v1.11.1', '3.9'],
      [3, '3.5.12-0', 'v1.11.1', '3.9'],
      [9, '3.5.15-0', 'v1.11.1', '3.9'],
      [11, '3.5.16-0', 'v1.11.1', '3.9'],
    ],
  },
  '1.30': {
    released: '2024-04-17',
    endOfLife: '2025-07-15',
    lastPatch: 14,
    configApi: 'v1beta3',
    images: [
      [0, '3.5.12-0', 'v1.11.1', '3.9'],
      [5, '3.5.15-0', 'v1.11.3', '3.9'],
    ],
  },
  '1.31': {
    released: '2024-08-13',
    endOfLife: '2025-11-11',
    lastPatch: 14,
    configApi: 'v1beta4',
    images: [
      [0, '3.5.15-0', 'v1.11.1', '3.10'],
      [1, '3.5.15-0', 'v1.11.3', '3.10'],
      [14, '3.5.24-0', 'v1.11.3', '3.10'],
    ],
  },
  '1.32': {
    released: '2024-12-11',
    endOfLife: '2026-02-28',
    lastPatch: 13,
    configApi: 'v1beta4',
    images: [
      [0, '3.5.16-0', 'v1.11.3', '3.10'],
      [10, '3.5.24-0', 'v1.11.3', '3.10'],
    ],
  },
  '1.33': {
    released: '2025-04-23',
    endOfLife: '2026-06-28',
    lastPatch: 13,
    configApi: 'v1beta4',
    images: [
      [0, '3.5.21-0', 'v1.12.0', '3.10'],
      [6, '3.5.24-0', 'v1.12.0', '3.10'],
    ],
  },
  '1.34': {
    released: '2025-08-27',
    endOfLife: '2026-10-27',
    lastPatch: 11,
    configApi: 'v1beta4',
    images: [
      [0, '3.6.4-0', 'v1.12.1', '3.10.1'],
      [2, '3.6.5-0', 'v1.12.1', '3.10.1'],
    ],
    unconfirmed: ['images of patches after 1.34.10'],
  },
  '1.35': {
    released: '2025-12-17',
    endOfLife: '2027-02-28',
    lastPatch: 9,
    configApi: 'v1beta4',
    images: [[0, '3.6.6-0', 'v1.13.1', '3.10.1']],
    unconfirmed: ['images of patches after 1.35.7'],
  },
  '1.36': {
    released: '2026-04-22',
    endOfLife: '2027-06-28',
    lastPatch: 4,
    configApi: 'v1beta4',
    images: [[0, '3.6.8-0', 'v1.14.2', '3.10.2']],
    unconfirmed: ['images of patches after 1.36.3'],
  },
  '1.37': {
    released: '2026-08-26',
    endOfLife: '2027-10-28',
    lastPatch: 1,
    configApi: 'v1beta4',
    images: [[0, '3.7.0-0', 'v1.14.6', '3.10.2']],
    unconfirmed: [
      'images of patches after 1.37.0-rc.0',
      'packages at Aliyun',
      'the versions of containerd that its makers test with it',
    ],
  },
}
