import { startMirror } from '../mirror/index.ts'

// Runs inside the namespaces, where the address is: `serve.ts SETTINGS`, a MirrorOptions as JSON.
await startMirror(JSON.parse(String(process.argv[2])))
