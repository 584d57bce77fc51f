crictl --runtime-endpoint unix:///var/run/crio/crio.sock --image-endpoint unix:///var/run/crio/crio.sock pull docker.io/library/nginx:1.22.1

crictl --runtime-endpoint unix:///var/run/crio/crio.sock --image-endpoint unix:///var/run/crio/crio.sock pods -q | xargs -r crictl --runtime-endpoint unix:///var/run/crio/crio.sock --image-endpoint unix:///var/run/crio/crio.sock rmp -f

timeout 20 crictl --runtime-endpoint unix:///var/run/crio/crio.sock --image-endpoint unix:///var/run/crio/crio.sock images -o json

pid=$(systemctl show -p MainPID crio | cut -d= -f2)
lived=$(ps -o etimes= -p "$pid") || exit 0
now=$(date +%s)
for p in /etc/crio/crio.conf.d/20-slipway.conf /etc/containers/registries.conf.d/20-slipway.conf /etc/systemd/system/crio.service.d/http-proxy.conf; do
  written=$(stat -Lc %Y "$p") || continue
  age=$((now - written))
  [ "$age" -lt 0 ] || [ "$((age + 1))" -ge "$((lived))" ] || printf '%s\n' "$p"
done; true
