import { describe, expect, test } from 'vitest'
import { sh } from '../../src/core/command.ts'
import { localTransport } from '../../src/transport/local.ts'

describe('localTransport', () => {
  const here = localTransport()

  test('runs a program', async () => {
    const lines: string[] = []
    const output = await here.run(sh`echo grüße; cat; echo err >&2; exit 3`, {
      onLine: line => lines.push(line),
    })
    expect(output).toMatchObject({ code: 3, stdout: 'grüße\n', stderr: 'err\n' })
    expect(lines.sort()).toEqual(['err', 'grüße'])
  })

  test('an end by signal', async () => {
    expect(await here.run(sh`kill -TERM $$`)).toMatchObject({ code: 143 })
  })

  test('something left in the background is not waited for', async () => {
    expect(await here.run(sh`sleep 9 & echo done`)).toMatchObject({ code: 0, stdout: 'done\n' })
  })

  test('takes another environment', async () => {
    const transport = localTransport({ env: { PATH: '/fake:/bin:/usr/bin' } })
    const { stdout } = await transport.run(sh`echo "$PATH"`)
    expect(stdout).toMatch(/^\/fake:/)
  })

  test('an abort ends the shell', async () => {
    const signal = AbortSignal.timeout(50)
    const stopped = { code: 'INTERRUPTED' }
    await expect(here.run(sh`exec sleep 20`, { signal })).rejects.toMatchObject(stopped)
    await expect(here.run(sh`echo`, { signal })).rejects.toMatchObject(stopped)
  })

  test('a shell that is not there', async () => {
    await expect(localTransport({ shell: '/no/shell' }).run(sh`x`)).rejects.toMatchObject({
      code: 'COMMAND_FAILED',
    })
  })
})
