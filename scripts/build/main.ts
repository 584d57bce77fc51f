import { resolve } from 'node:path'
import { bundle } from './bundle.ts'

/** The second half of `npm run build`: the compiler has written all modules to `dist/`, the library among them. */
await bundle(resolve(import.meta.dirname, '../..'), 'dist/cli')
