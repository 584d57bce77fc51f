import type { Command } from 'commander'
import { candidates, FILES } from '../completion/candidates.ts'
import { lookup } from '../completion/lookup.ts'
import { SCRIPTS, type Shell } from '../completion/scripts.ts'
import type { Io } from '../io.ts'

/** bash takes `=` for a word of its own. */
const joined = (words: readonly string[]): string[] =>
  words.reduce<string[]>((whole, word, i) => {
    if (i > 0 && (word === '=' || words[i - 1] === '=')) whole.push((whole.pop() ?? '') + word)
    else whole.push(word)
    return whole
  }, [])

/** Prints the script for a shell; with the words of a command line, what may stand in place of the last of them. */
export async function completion(
  shell: Shell,
  words: readonly string[],
  program: Command,
  io: Io,
): Promise<number> {
  if (words.length === 0) {
    io.stdout.write(SCRIPTS[shell])
    return 0
  }
  const typed = shell === 'bash' ? joined(words) : words
  const found = await candidates(program, typed, lookup)
  if (found === FILES) io.stdout.write(':files\n')
  else
    for (const { word, about } of found) {
      const value = shell === 'bash' ? word.replace(/^--[^=]*=/, '') : word
      io.stdout.write(`${value}\t${about}\n`)
    }
  return 0
}
