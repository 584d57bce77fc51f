set -e
umask 077
mkdir -p -m 700 /var/lib/slipway
printf '%s\n' 'init lab begun' > /var/lib/slipway/kubeadm.part
sync
mv -f /var/lib/slipway/kubeadm.part /var/lib/slipway/kubeadm
trap 'rm -f /var/lib/slipway/kubeadm.yaml' EXIT
trap 'exit 1' HUP INT TERM
printf '%s' 'kind: InitConfiguration
' > /var/lib/slipway/kubeadm.yaml
kubeadm init --config /var/lib/slipway/kubeadm.yaml --skip-token-print
mkdir -p -m 700 /var/lib/slipway
printf '%s\n' 'init lab ended' > /var/lib/slipway/kubeadm.part
sync
mv -f /var/lib/slipway/kubeadm.part /var/lib/slipway/kubeadm
