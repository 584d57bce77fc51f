import { expect, test } from 'vitest'
import { slipway } from '../io.ts'

test('all minors, without a cluster file', async () => {
  const { code, stdout, stderr } = await slipway(['versions'])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout).toMatch(/^1\.19\.16 .*ended 2021-10-28 .*v1beta2/m)
})

test.each(['1.36', 'v1.36', '1.36.4'])('one of them, written %s', async minor => {
  const { code, stdout } = await slipway(['versions', minor])
  expect(code).toBe(0)
  expect(stdout).toMatch(/^Kubernetes 1\.36$/m)
  expect(stdout).toMatch(/^ {2}images +etcd 3\.6\.8-0, coredns v1\.14\.2, pause 3\.10\.2$/m)
})

test('for programs', async () => {
  const all = JSON.parse((await slipway(['versions', '--json'])).stdout)
  expect(all.at(0)).toMatchObject({ kubernetes: '1.19', supported: false })
  const one = JSON.parse((await slipway(['versions', '1.28', '--json'])).stdout)
  expect(one).toEqual(all.find((told: { kubernetes: string }) => told.kubernetes === '1.28'))
})

test.each(['1.18', '2', 'newest'])('%s is not known', async minor => {
  const { code, stdout, stderr } = await slipway(['versions', minor])
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toContain(`Kubernetes ${minor} is not in the catalogue`)
  expect(stderr).toContain('1.19 to 1.37')
})
