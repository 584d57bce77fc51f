crictl --runtime-endpoint unix:///run/containerd/containerd.sock --image-endpoint unix:///run/containerd/containerd.sock pull docker.io/library/nginx:1.22.1

crictl --runtime-endpoint unix:///run/containerd/containerd.sock --image-endpoint unix:///run/containerd/containerd.sock pods -q | xargs -r crictl --runtime-endpoint unix:///run/containerd/containerd.sock --image-endpoint unix:///run/containerd/containerd.sock rmp -f

timeout 20 crictl --runtime-endpoint unix:///run/containerd/containerd.sock --image-endpoint unix:///run/containerd/containerd.sock images -o json

pid=$(systemctl show -p MainPID containerd | cut -d= -f2)
lived=$(ps -o etimes= -p "$pid") || exit 0
now=$(date +%s)
for p in /etc/containerd/config.toml /etc/systemd/system/containerd.service.d/http-proxy.conf; do
  written=$(stat -Lc %Y "$p") || continue
  age=$((now - written))
  [ "$age" -lt 0 ] || [ "$((age + 1))" -ge "$((lived))" ] || printf '%s\n' "$p"
done; true
