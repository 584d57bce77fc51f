import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  change,
  changeOn,
  type FileState,
  fileChange,
  isOurs,
  OURS,
  removal,
  risky,
  rootFile,
} from '../../src/core/change.ts'
import { sh } from '../../src/core/command.ts'
import { aHost } from '../steps/cluster.ts'

const wanted = rootFile('/etc/x', 'a\nb\n')
const right: FileState = { content: 'a\nb\n', mode: '644', owner: 'root:root' }
const MODE = ['set /etc/x to root:root 644', 'chown root:root /etc/x', 'chmod 644 /etc/x']

/** The summary, then what is run and written. */
const lines = (known: FileState | undefined) =>
  fileChange(known, wanted, sh`reload`).flatMap(({ summary, actions }) => [
    summary,
    ...actions.map(action => ('run' in action ? action.run.shown : `write ${action.write.mode}`)),
  ])

const cases: [name: string, known: FileState | undefined, lines: string[]][] = [
  ['as wanted', right, []],
  ['no file', undefined, ['write /etc/x', 'write 644', 'reload']],
  ['an empty file', { ...right, content: '' }, ['edit /etc/x', 'write 644', 'reload']],
  ['other content', { ...right, content: 'a\n' }, ['edit /etc/x', 'write 644', 'reload']],
  ['no newline at the end', { ...right, content: 'a\nb' }, ['edit /etc/x', 'write 644', 'reload']],
  ['another mode', { ...right, mode: '600' }, MODE],
  ['another owner', { ...right, owner: 'me:me' }, MODE],
  [
    'all of it',
    { content: '', mode: '600', owner: 'me:me' },
    ['edit /etc/x', 'write 644', 'reload'],
  ],
]

test.each(cases)('%s', (_, known, expected) => {
  expect(lines(known)).toEqual(expected)
})

test('a file that was written needs nothing more', () => {
  const mode = fc.constantFrom('644', '600')
  const owner = fc.constantFrom('root:root', 'me:me')
  const state = fc.record({ content: fc.string(), mode, owner })
  fc.assert(
    fc.property(fc.option(state, { nil: undefined }), state, (known, { content, mode, owner }) => {
      const file = { path: '/x', content, mode, owner }
      const written = fileChange(known, file).length > 0 ? { content, mode, owner } : known
      expect(fileChange(written, file)).toEqual([])
    }),
  )
})

describe('the diff', () => {
  test('of a new file', () => {
    expect(fileChange(undefined, wanted)[0]?.diff).toBe(
      '--- /dev/null\n+++ /etc/x\n@@ -0,0 +1,2 @@\n+a\n+b\n',
    )
  })

  test('of a mode there is none', () => {
    expect(fileChange({ ...right, mode: '600' }, wanted)[0]?.diff).toBeUndefined()
  })
})

test('a change can be repeated unless it is said to cost more', () => {
  const plain = change('restart it', sh`restart`)
  expect(plain.risk).toBe('safe')
  expect(risky('disruptive', plain)).toEqual({ ...plain, risk: 'disruptive' })
})

test('a file is taken away with what has to follow', () => {
  const { summary, risk, diff, actions } = removal('/etc/x', right, sh`reload`)
  expect([summary, risk]).toEqual(['remove /etc/x', 'safe'])
  expect(diff).toContain('-a\n-b\n')
  expect(actions.map(action => ('run' in action ? action.run.shown : ''))).toEqual([
    'rm -f /etc/x',
    'reload',
  ])
})

test.each([
  [undefined, false],
  ['', false],
  [`${OURS}\nx`, true],
  [`${OURS} Not.\n`, false],
  [`x\n${OURS}\n`, false],
])("%j is slipway's own: %s", (content, ours) => {
  expect(isOurs(content)).toBe(ours)
})

test('a change that is made on another host', () => {
  const host = aHost('a', 10)
  const commands = [sh`one`, sh`two`]
  expect(changeOn(host, 'do it', ...commands)).toEqual({
    summary: 'do it',
    risk: 'safe',
    actions: commands.map(run => ({ run, on: host })),
  })
})
