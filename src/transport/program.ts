import type { Command } from '../core/command.ts'

/**
 * What a host is asked to execute, always the same words: become root, read the program from stdin to
 * its end, run it. So no argument list, on either side, ever holds anything of the program.
 * Free of newlines, `!` and nested single quotes, which login shells such as csh and fish read in their own way.
 */
export const BOOTSTRAP = [
  "exec sh -c 'LC_ALL=C; export LC_ALL; ",
  '[ "$(id -u)" = 0 ] || exec sudo -n -H -- sh -c "eval \\"\\$(cat)\\""; ',
  'eval "$(cat)"\'',
].join('')

/** The same without sudo, for this machine. */
export const BOOTSTRAP_AS_IS = 'eval "$(cat)"'

/**
 * The text for stdin. A line with `mark` on both streams shows that the shell has started: what stands before
 * it comes from sudo or from a login script.
 *
 * The program is the body of a function, so a shell that got only half of it, when the connection was cut,
 * runs none of it. Its stdin is empty.
 */
export const programText = (command: Command, mark: string): string => `\
printf '%s\\n' ${mark}; printf '%s\\n' ${mark} >&2
PATH=$PATH:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C
export PATH LC_ALL
umask 022
cd /
slipway_program() {
:
${command.reveal()}
}
slipway_program </dev/null
exit
`
