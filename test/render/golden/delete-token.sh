kubectl --kubeconfig /etc/kubernetes/admin.conf --request-timeout=10s -n kube-system delete secret bootstrap-token-abcdef --ignore-not-found
