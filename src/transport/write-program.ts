import type { RemoteFile } from '../core/change.ts'
import { type Command, sh } from '../core/command.ts'

/**
 * A program that puts a file in place, whole or not at all: written beside its target, then renamed over it.
 * A symbolic link stays, and what it points to is replaced. Missing folders are made, with the owner of the file.
 * The content is an argument of a builtin, so it is in no argument list of a process.
 */
export function writeProgram(file: RemoteFile): Command {
  const program = sh`set -e
path=${file.path} owner=${file.owner}
if [ -L "$path" ]; then path=$(readlink -f "$path"); fi
if [ -d "$path" ]; then echo "$path is a folder" >&2; exit 1; fi
folder=$(dirname "$path")
make_folder() {
  [ -d "$1" ] && return
  make_folder "$(dirname "$1")"
  mkdir "$1" 2>/dev/null || [ -d "$1" ]
  chown "$owner" "$1"
}
umask 022
make_folder "$folder"
umask 077
beside="$folder/.slipway.$(basename "$path")"
# What is left of a try in the middle of which the machine stopped.
rm -f "$beside".??????
tmp=$(mktemp "$beside.XXXXXX")
trap 'rm -f "$tmp"' EXIT
trap 'exit 1' HUP INT TERM
printf %s ${file.content} >"$tmp"
chown "$owner" "$tmp"
chmod ${file.mode} "$tmp"
dd if=/dev/null of="$tmp" conv=notrunc,fsync 2>/dev/null || :
mv -f "$tmp" "$path"
if command -v restorecon >/dev/null; then restorecon "$path" || :; fi`
  return program.named(sh`write ${file.path}`.shown)
}
