# What the kubelet and the containers of the cluster itself have said in the last $1 seconds. Only looks.
# A kubelet that does not know one of its flags lists all of them, indented.
journalctl -u kubelet -n 1000 --since "-${1}s" --no-pager -o cat | grep -v "^  " | tail -n 60
find -L /var/log/containers -name '*_kube-system_*.log' -newermt "-${1} seconds" -exec tail -q -n 60 {} + 2>/dev/null
true
