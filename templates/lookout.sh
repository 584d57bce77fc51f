# What the kubelet and the containers of the cluster itself have said in the last $1 seconds. Only looks.
# A kubelet that does not know one of its flags lists all of them, indented.
journalctl -u kubelet -n 1000 --since "-${1}s" --no-pager -o cat | grep -v "^  " | tail -n 60
find -L /var/log/containers -name '*_kube-system_*.log' -newermt "-${1} seconds" -exec tail -q -n 60 {} + 2>/dev/null
# One that ends at once is started ever more rarely: what it said last still counts, if its manifest is older than that.
# After what is wrong with a flag, hundreds of lines explain all flags.
for name in kube-apiserver etcd; do
  manifest=/etc/kubernetes/manifests/$name.yaml
  [ ! -f "$manifest" ] || pgrep -x "$name" >/dev/null ||
    find -L /var/log/pods/kube-system_"$name"-*/"$name" -name '*.log' -newer "$manifest" \
      -exec grep -hE '(^|[" ])([EF][0-9]{4} |Error: |panic: )' {} + 2>/dev/null | tail -n 20
done
true
