import {
  appendFile,
  constants,
  copyFile,
  link,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
} from 'node:fs/promises'
import { dirname } from 'node:path'
import { hasCode } from './storage-problem.ts'

/** What history asks of a file system. Everything it makes is its owner's alone. Errors are node's, with a `code`. */
export interface Disk {
  /** With those above it. */
  makeFolder(path: string): Promise<void>
  /** Opens a file for appending, and makes it where there is none; its name then survives a crash. */
  open(path: string): Promise<DiskFile>
  /** Writes a new file; it is whole, and safe from a crash, when this resolves. EEXIST where there is one. */
  create(path: string, text: string): Promise<void>
  /** Adds to a file, and makes it where there is none; a crash may take it back. */
  append(path: string, text: string): Promise<void>
  read(path: string): Promise<string>
  list(path: string): Promise<string[]>
  /** A second name for a file; EEXIST when the name is taken. */
  link(from: string, to: string): Promise<void>
  rename(from: string, to: string): Promise<void>
  /** A file, or a folder with all that is in it; there may be none. */
  remove(path: string): Promise<void>
}

export interface DiskFile {
  /** Whether the next line can follow directly: a crash may have torn the last one. */
  endsLine(): Promise<boolean>
  append(text: string): Promise<void>
  /** Resolves when what was appended is safe from a crash. */
  sync(): Promise<void>
  close(): Promise<void>
}

export const systemDisk: Disk = {
  makeFolder: async path => void (await mkdir(path, { recursive: true, mode: 0o700 })),
  open: openPrivate,
  async create(path, text) {
    const file = await open(path, 'wx', 0o600)
    try {
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
  },
  append: (path, text) => appendFile(path, text, { mode: 0o600 }),
  read: path => readFile(path, 'utf8'),
  list: path => readdir(path),
  /** A copy where the file system has no links, as shared folders of virtual machines. */
  link: (from, to) =>
    link(from, to).catch(error => {
      if (!hasCode(error, 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK')) throw error
      return copyFile(from, to, constants.COPYFILE_EXCL)
    }),
  rename,
  remove: path => rm(path, { recursive: true, force: true }),
}

/** Also where an earlier umask was laxer. */
async function openPrivate(path: string): Promise<DiskFile> {
  const folder = await open(dirname(path), 'r')
  try {
    await folder.chmod(0o700)
    const file = await open(path, 'a+', 0o600)
    if ((await file.stat()).isFile()) await file.chmod(0o600)
    // A new file's name is only safe once its folder is.
    await folder.sync()
    return {
      async endsLine() {
        const { size } = await file.stat()
        if (size === 0) return true
        const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1)
        return buffer.toString() === '\n'
      },
      append: text => file.appendFile(text),
      sync: () => file.sync(),
      close: () => file.close(),
    }
  } finally {
    await folder.close()
  }
}
