# For the scripts that people start: says what is being done and for how long, and keeps the noise in a file.

if [ -t 1 ] && [ -z "${CI:-}" ]; then LIVE=1; else LIVE=; fi
QUIET_LOG=${TMPDIR:-/tmp}/slipway-$(id -u)-$(basename "$0").log

fail() {
  printf '\n✖ %s\n' "$1" >&2
  exit 1
}

# doing TEXT COMMAND...: runs it, shows the time that passes, and its output only if it fails.
doing() {
  local text=$1 began=$SECONDS code=0 told=$SECONDS
  shift
  "$@" >"$QUIET_LOG" 2>&1 </dev/null &
  local pid=$!
  while kill -0 "$pid" 2>/dev/null; do
    if [ -n "$LIVE" ]; then
      printf '\r… %s (%d s)\033[K' "$text" $((SECONDS - began))
    elif [ $((SECONDS - told)) -ge 30 ]; then
      told=$SECONDS
      printf '… %s (%d s)\n' "$text" $((SECONDS - began))
    fi
    sleep 0.2
  done
  wait "$pid" || code=$?
  [ -z "$LIVE" ] || printf '\r\033[K'
  if [ "$code" != 0 ]; then
    tail -n 40 "$QUIET_LOG" >&2
    fail "$text: failed after $((SECONDS - began)) s (all of it: $QUIET_LOG)"
  fi
  printf '✓ %s (%d s)\n' "$text" $((SECONDS - began))
}
