import { describe, expect, test } from 'vitest'
import type { ProblemCode } from '../../src/core/problem.ts'
import { saidEvidence } from '../../src/reporters/problem-text.ts'
import { speak } from '../../src/texts/index.ts'

const LOCKED = '/home/ann/.ssh/id_rsa: is encrypted, and nobody gave its passphrase'

describe('in Chinese', async () => {
  const say = await speak('zh')
  const said = (code: ProblemCode, ...evidence: string[]) =>
    saidEvidence({ code, message: '', evidence }, say)

  test.each<[ProblemCode, string, string]>([
    ['AUTH_REFUSED', LOCKED, '/home/ann/.ssh/id_rsa：已加密，没有人给出它的口令'],
    ['AUTH_REFUSED', 'the host takes: publickey, password', '主机接受：publickey, password'],
    ['AUTH_REFUSED', '/home/ann/.ssh/id_rsa', '/home/ann/.ssh/id_rsa'],
    ['AUTH_REFUSED', 'Permission denied today', 'Permission denied today'],
    ['HOST_KEY_UNKNOWN', 'it was asked about, and not accepted', '已经问过，没有得到确认'],
    ['LOCKED', 'cluster.yaml:3:5 name: must be a number', 'cluster.yaml:3:5 name: 必须是数字'],
  ])('of %s, %s', (code, line, chinese) => {
    expect(said(code, line)).toEqual([chinese])
  })

  test('what programs printed stays, whatever its words', () => {
    expect(said('COMMAND_FAILED', LOCKED)).toEqual([LOCKED])
  })
})
