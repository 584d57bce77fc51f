[ -s /var/lib/slipway/join-tokens/worker1 ] || { rm -f /var/lib/slipway/join-tokens/worker1; exit; }
kubectl --kubeconfig /etc/kubernetes/admin.conf --request-timeout=60s -n kube-system delete secret --ignore-not-found bootstrap-token-"$(cat /var/lib/slipway/join-tokens/worker1)" &&
rm -f /var/lib/slipway/join-tokens/worker1
