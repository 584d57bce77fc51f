# What a host shows of why a step failed there. Only looks: two seconds at most for each look.
# $1: how many seconds back. What was logged before the step began tells of other troubles.
since=$1
show() {
  printf '\n== %s ==\n' "$1"
  shift
  timeout 2 "$@" 2>&1
}

show 'date' date '+%F %T %Z'
show 'disks' sh -c 'df -h / /boot /var /var/cache /var/lib/slipway /var/lib/docker /var/lib/containerd /var/lib/kubelet /var/lib/etcd 2>/dev/null | awk "!seen[\$0]++"'
show 'memory' free -m
show 'failed units' systemctl --failed --no-legend --no-pager
show 'listeners' sh -c 'ss -ltnp | grep -E ":(6443|2379|2380|10250|10257|10259) "'

names=$(timeout 2 docker ps -a --filter name=k8s_ --filter status=exited --format '{{.Names}}' | grep -v '^k8s_POD' | head -n 4)
for name in $names; do
  show "ended container $name" docker logs --since "${since}s" --tail 60 "$name"
done

# Runtimes that serve CRI log to files, which bear the names of pod, namespace and container.
count=0
[ -n "$names" ] || for id in $(timeout 2 crictl ps -a --state exited -q | head -n 20); do
  [ "$count" -lt 4 ] || break
  log=$(find -L /var/log/containers -name "*-$id.log" -newermt "-${since} seconds")
  [ -n "$log" ] || continue
  count=$((count + 1))
  name=${log##*/}
  show "ended container ${name%-"$id".log}" \
    sh -c 'tail -n 60 "$1" | sed "s/^[^ ]* std[a-z]* [FP] //"' sh "$log"
done

for unit in kubelet docker containerd crio cri-docker; do
  # A kubelet that does not know one of its flags lists all of them, indented.
  show "journal of $unit" sh -c 'journalctl -u "$1" -n 1000 --since "-${2}s" --no-pager -o cat |
    grep -v "^  " | tail -n 60' sh "$unit" "$since"
done
