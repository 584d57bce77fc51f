kubectl --kubeconfig /etc/kubernetes/admin.conf --request-timeout=5s -n kube-system delete secret bootstrap-token-abcdef --ignore-not-found
