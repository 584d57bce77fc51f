import { describe, expect, test } from 'vitest'
import { speaking } from '../../src/texts/index.ts'
import { english, idOf } from '../../src/texts/say.ts'

const say = speaking('zh-CN', {
  'no answer': '无应答',
  'cannot reach {0}: {1}': '无法连接 {0}：{1}',
  '{0} hosts': '{0} 台主机',
  '{0} before {1}': '{1} 之前先 {0}',
  'there is no {0} named {1}': '没有名为 {1} 的{0}',
  'there is no {0} named {1}; did you mean {2}?': '没有名为 {1} 的{0}；是否想写 {2}？',
  host: '主机',
  'the mirrors are gone; only the vault has them': '镜像站没有了，只有 vault 里还有',
  'exit code {0}: {1}': '退出码 {0}：{1}',
  '{0} would wait in vain': '{0} 再等也没有用',
  '{0} on {1}': '{1} 上的{0}',
  'pull {0} there': '在{0}拉取',
  'images of {0}': '{0} 的镜像',
  'reaches {0}': '连得上 {0}',
  'log in: ssh {host}': '登录：ssh {host}',
})

describe('a ready text', () => {
  test.each([
    ['no answer', '无应答'],
    ['cannot reach a1: no answer', '无法连接 a1：无应答'],
    ['cannot reach a1: EHOSTUNREACH\nsecond line', '无法连接 a1：EHOSTUNREACH\nsecond line'],
    ['there is no host named x', '没有名为 x 的主机'],
    ['there is no host named x; did you mean y?', '没有名为 x 的主机；是否想写 y？'],
    [
      'there is no host named x; did you mean y?; there is no host named z',
      '没有名为 x 的主机；是否想写 y？；没有名为 z 的主机',
    ],
    ['no answer; what nobody knows', '无应答；what nobody knows'],
    ['what nobody knows; nor this', 'what nobody knows; nor this'],
    ['log in: ssh a1', '登录：ssh a1'],
    ['log in: ssh {host}', '登录：ssh {host}'],
    ['constructor', 'constructor'],
    [
      'exit code 1: yum: the mirrors are gone; only the vault has them',
      '退出码 1：yum: 镜像站没有了，只有 vault 里还有',
    ],
    ['kubeadm would wait in vain: no answer', 'kubeadm 再等也没有用：无应答'],
    ['x: the mirrors are gone; only the vault has them', 'x: 镜像站没有了，只有 vault 里还有'],
    ['no space left on device', 'no space left on device'],
    ['swap on a1', 'a1 上的 swap'],
    ['pull nginx:1 there', '在 nginx:1 拉取'],
    ['pull images of a1 there', '在 a1 的镜像拉取'],
    ['reaches images of a1, images of b', '连得上 a1 的镜像、b 的镜像'],
    ['reaches a1, b1', '连得上 a1, b1'],
    ['cannot reach no answer: no answer', '无法连接无应答：无应答'],
    ['', ''],
  ])('%s', (text, said) => expect(say(text)).toBe(said))
})

test.each(['x (', 'a: ', 'a; ', 'cannot reach '])('text made of %j alone takes no time', piece => {
  const began = performance.now()
  say(piece.repeat(100_000))
  say(piece.repeat(400))
  // Without a limit it was more than a minute.
  expect(performance.now() - began).toBeLessThan(5000)
})

describe('a template', () => {
  test('is filled in the order of the translation, with what is filled in as it is', () => {
    expect(say`${2} hosts`).toBe('2 台主机')
    expect(say`${'no answer'} before ${'b'}`).toBe('b 之前先 no answer')
    expect(say`${'无应答'} before ${'这里'}`).toBe('这里之前先无应答')
    expect(say`what nobody knows of ${'x'}`).toBe('what nobody knows of x')
  })

  test('in English is itself', () => {
    expect(english`${2} hosts of ${'{0}'}`).toBe('2 hosts of {0}')
    expect(english('no answer')).toBe('no answer')
    expect([english.tag, say.tag]).toEqual(['en', 'zh-CN'])
  })

  test('is called by its numbered holes', () => expect(idOf(['a ', ' b ', ''])).toBe('a {0} b {1}'))
})
