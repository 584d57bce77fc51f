docker pull nginx:1.22.1

docker ps -aq --filter name=k8s_ | xargs -r docker rm -f

timeout 20 docker image ls --format '{{.Repository}}:{{.Tag}}'

timeout 10 docker info --format '{{json .}}'

pid=$(systemctl show -p MainPID cri-docker.socket | cut -d= -f2)
lived=$(ps -o etimes= -p "$pid") || exit 0
now=$(date +%s)
for p in /etc/systemd/system/cri-docker.socket; do
  written=$(stat -Lc %Y "$p") || continue
  age=$((now - written))
  [ "$age" -lt 0 ] || [ "$((age + 1))" -ge "$((lived))" ] || printf '%s\n' "$p"
done; true

pid=$(systemctl show -p MainPID cri-docker | cut -d= -f2)
lived=$(ps -o etimes= -p "$pid") || exit 0
now=$(date +%s)
for p in /etc/systemd/system/cri-docker.service; do
  written=$(stat -Lc %Y "$p") || continue
  age=$((now - written))
  [ "$age" -lt 0 ] || [ "$((age + 1))" -ge "$((lived))" ] || printf '%s\n' "$p"
done; true

/usr/bin/cri-dockerd --version 2>&1

set -e
case $(uname -m) in
x86_64) arch=amd64 ;;
aarch64) arch=arm64 ;;
*) echo "cri-dockerd is not built for $(uname -m)"; exit 1 ;;
esac
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
curl -fsSL --retry 2 -o "$work/archive" https://github.com/Mirantis/cri-dockerd/releases/download/v0.4.3/cri-dockerd-0.4.3.$arch.tgz
tar -xzf "$work/archive" -C "$work"
install -m 755 "$work/cri-dockerd/cri-dockerd" /usr/bin/cri-dockerd.part
mv -f /usr/bin/cri-dockerd.part /usr/bin/cri-dockerd
