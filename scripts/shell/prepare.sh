# What every script here needs before it can start: Node 20 and the packages of package-lock.json.

need_node() {
  command -v node >/dev/null || fail 'Node.js is missing: install Node 20.17 or newer, with npm'
  node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 17) ? 0 : 1)' ||
    fail "Node $(node --version) is too old: install 20.17 or newer"
  command -v npm >/dev/null || fail 'npm is missing: install it beside Node'
}

need_node_modules() {
  local stamp=node_modules/.package-lock.json
  if [ ! -e "$stamp" ] || [ package-lock.json -nt "$stamp" ]; then
    doing 'npm ci: what package-lock.json names' npm ci --no-audit --no-fund
    touch "$stamp"
  fi
}

# need_debs PACKAGE...: installs what is missing; no service is started by it, now or at boot.
need_debs() {
  local missing=() name policy=/usr/sbin/policy-rc.d
  for name in "$@"; do
    dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null | grep -q '^installed$' || missing+=("$name")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  [ "$(id -u)" = 0 ] || fail "these packages are missing, and only root can install them: ${missing[*]}"
  doing "apt-get update" apt-get -q update
  local own=
  if [ ! -e "$policy" ]; then
    own=1
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod 755 "$policy"
  fi
  doing "apt-get install ${missing[*]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get -q -y --no-install-recommends -o DPkg::Lock::Timeout=300 install "${missing[@]}"
  [ -z "$own" ] || rm -f "$policy"
  case " ${missing[*]} " in
  *' openssh-server '*) systemctl disable ssh.service ssh.socket >/dev/null 2>&1 || true ;;
  esac
}
