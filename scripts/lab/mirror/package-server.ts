import { appendFileSync, createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { join, normalize } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { FaultSwitch } from './faults.ts'
import { answerFor } from './file-answer.ts'

interface Settings {
  readonly address: string
  readonly port: number
  readonly root: string
  readonly stateDir: string
}

const { address, port, root, stateDir } = JSON.parse(String(process.argv[2])) as Settings
const faults = new FaultSwitch(join(stateDir, 'faults.json'))

const server = createServer((request, response) => {
  const path = pathOf(request)
  response.on('close', () => note(request, path, response))
  answer(request, response, path).catch(() => response.destroy())
})
server.listen(port, address)
process.on('SIGTERM', () => {
  server.close()
  server.closeAllConnections()
})

async function answer(request: IncomingMessage, response: ServerResponse, path: string) {
  if (request.method !== 'GET' && request.method !== 'HEAD') return say(response, 405)
  if (path === '/healthz') return say(response, 200)
  const failure = faults.statusFor(path)
  if (failure) return say(response, failure)

  const file = join(root, path)
  const found = await stat(file).catch(() => undefined)
  if (!found?.isFile()) return say(response, 404)
  const { range, 'if-none-match': ifNoneMatch, 'if-range': ifRange } = request.headers
  const { status, headers, span } = answerFor(found, {
    range,
    ifNoneMatch,
    ifRange: ifRange as string | undefined,
  })
  response.writeHead(status, headers)
  if (!span || request.method === 'HEAD') return response.end()
  await pipeline(createReadStream(file, { ...span, highWaterMark: 1 << 20 }), response)
}

/** Never leads out of the root: a leading slash makes `..` stop there. */
function pathOf(request: IncomingMessage): string {
  const raw = (request.url ?? '/').split('?')[0] ?? '/'
  try {
    return normalize(join('/', decodeURIComponent(raw)))
  } catch {
    return '/'
  }
}

function say(response: ServerResponse, status: number) {
  const text = `${status}\n`
  response.writeHead(status, { 'Content-Type': 'text/plain', 'Content-Length': text.length })
  response.end(text)
}

function note(request: IncomingMessage, path: string, response: ServerResponse) {
  if (path === '/healthz') return
  const line = [
    new Date().toISOString(),
    request.socket.remoteAddress ?? '-',
    request.method,
    path,
    response.statusCode,
    response.writableFinished ? 'whole' : 'cut',
  ].join(' ')
  appendFileSync(join(stateDir, 'access.log'), `${line}\n`)
}
