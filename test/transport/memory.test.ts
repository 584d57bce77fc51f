import { describe, expect, test } from 'vitest'
import { sh } from '../../src/core/command.ts'
import { askAll, readAll } from '../../src/core/fact.ts'
import { Problem } from '../../src/core/problem.ts'
import { memoryHost } from '../../src/transport/memory.ts'
import { testHost } from './host.ts'

const host = testHost()
const file = { path: '/etc/hosts', content: 'x', mode: '644', owner: 'root:root' }

describe('memoryHost', () => {
  test.each([
    ['hi\n', { code: 0, stdout: 'hi\n', stderr: '' }],
    [
      { code: 3, stderr: 'no\n' },
      { code: 3, stdout: '', stderr: 'no\n' },
    ],
    [undefined, { code: 127, stdout: '', stderr: '' }],
  ])('answers %j', async (answer, output) => {
    const transport = await memoryHost({ answer: () => answer }).connect(host)
    expect(await transport.run(sh`anything`)).toMatchObject(output)
  })

  test('tells every line', async () => {
    const transport = await memoryHost({ answer: () => 'a\nb\n' }).connect(host)
    const lines: string[] = []
    await transport.run(sh`x`, { onLine: line => lines.push(line) })
    expect(lines).toEqual(['a', 'b'])
  })

  test('remembers what ran and what was written, in order', async () => {
    const memory = memoryHost()
    const transport = await memory.connect(host)
    const command = sh`swapoff -a`
    await transport.run(command)
    await transport.write(file)
    expect(memory.calls).toEqual([
      { host: 'worker1', run: command },
      { host: 'worker1', write: file },
    ])
    expect(memory.files.get('/etc/hosts')).toBe(file)
  })

  test('answers every question of a program of questions on its own', async () => {
    const questions = [sh`cat /etc/hostname`, sh`swapon --show`, sh`printf 'a\nb'`]
    const said: Record<string, string> = { 'cat /etc/hostname': 'node1\n', 'swapon --show': '' }
    const transport = await memoryHost({ answer: text => said[text] }).connect(host)
    const output = await transport.run(askAll(questions, 'slipway-1'))
    expect(readAll(output, 'slipway-1').map(({ code, stdout }) => [code, stdout])).toEqual([
      [0, 'node1\n'],
      [0, ''],
      [127, ''],
    ])
  })

  test.each([
    ['before', 1],
    ['after', 2],
  ] as const)('loses the connection %s the second call', async (when, heard) => {
    const memory = memoryHost({ answer: () => '', drop: { at: 2, when } })
    const transport = await memory.connect(host)
    await transport.run(sh`one`)
    const lost = { code: 'CONNECTION_LOST', host: 'worker1' }
    await expect(transport.run(sh`two`)).rejects.toMatchObject(lost)
    await expect(transport.run(sh`three`)).rejects.toMatchObject(lost)
    expect(memory.calls).toHaveLength(heard)
    const next = await memory.connect(host)
    expect(await next.run(sh`four`)).toMatchObject({ code: 0 })
  })

  test('refuses to be connected to', async () => {
    const refuse = new Problem('HOST_UNREACHABLE', 'off')
    await expect(memoryHost({ refuse }).connect(host)).rejects.toMatchObject({
      code: 'HOST_UNREACHABLE',
      host: 'worker1',
    })
  })

  test('stops when told to', async () => {
    const memory = memoryHost()
    const transport = await memory.connect(host)
    const signal = AbortSignal.abort()
    const stopped = { code: 'INTERRUPTED' }
    await expect(transport.run(sh`x`, { signal })).rejects.toMatchObject(stopped)
    await expect(memory.connect(host, signal)).rejects.toMatchObject(stopped)
    expect(memory.calls).toEqual([])
  })
})
