/**
 * What makes a shell ask slipway. Each hands over the words as they are typed, never to `eval`: whoever presses the
 * tabulator has not yet decided to run anything. An answer is one candidate a line, with what it means behind a tab;
 * the line `:files` asks for files. `compopt` is not in the bash 3.2 of macOS.
 */
export const SCRIPTS = {
  bash: String.raw`# slipway in bash: source <(slipway completion bash)
_slipway() {
  local line
  COMPREPLY=()
  compopt +o default 2>/dev/null
  while IFS= read -r line; do
    if [ "$line" = :files ]; then
      compopt -o default 2>/dev/null
    else
      COMPREPLY+=("${'$'}{line%%$'\t'*}")
    fi
  done < <("$1" completion bash "${'$'}{COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o default -F _slipway slipway
`,
  zsh: String.raw`#compdef slipway
# slipway in zsh: source <(slipway completion zsh), after compinit
_slipway() {
  local line
  local -a found
  while IFS= read -r line; do
    if [[ $line == :files ]]; then
      _files
      return
    fi
    found+=("${'$'}{line%%$'\t'*}:${'$'}{line#*$'\t'}")
  done < <("${'$'}{(Q)words[1]}" completion zsh "${'$'}{(@Q)words[2,CURRENT]}" 2>/dev/null)
  _describe -V slipway found
}
if [[ $funcstack[1] == _slipway ]]; then
  _slipway "$@"
else
  compdef _slipway slipway
fi
`,
  fish: `# slipway in fish: slipway completion fish | source
function __slipway_candidates
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    for line in ($words[1] completion fish $words[2..-1] "$current" 2>/dev/null)
        if test "$line" = :files
            __fish_complete_path "$current"
        else
            echo $line
        end
    end
end
complete -c slipway -f -k -a '(__slipway_candidates)'
`,
} as const

export type Shell = keyof typeof SCRIPTS
