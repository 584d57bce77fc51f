# What the kubelet and the containers of the cluster itself have said in the last $1 seconds. Only looks.
journalctl -u kubelet -n 40 --since "-${1}s" --no-pager -o cat
find -L /var/log/containers -name '*_kube-system_*.log' -newermt "-${1} seconds" -exec tail -q -n 60 {} + 2>/dev/null
true
