# Undoes a kubeadm init or join, on this host alone, with what kubeadm reset leaves behind.
# The marker goes last: as long as anything is left, the host must say whose it is.
set -e
# What is there is no longer whole: one that a power cut ends must not pass for a kubeadm that has ended well.
if [ -f /var/lib/slipway/kubeadm ]; then
  read -r verb cluster _ bears </var/lib/slipway/kubeadm || true
  printf '%s\n' "$verb $cluster begun${bears:+ $bears}" >/var/lib/slipway/kubeadm.part
  sync
  mv -f /var/lib/slipway/kubeadm.part /var/lib/slipway/kubeadm
fi
# Before all else: once the administrator's own file is gone, its copies cannot be told.
(
for user in root vagrant; do
  config=$(getent passwd "$user" | cut -d: -f6)/.kube/config
  [ -f "$config" ] || continue
  cmp -s /etc/kubernetes/admin.conf "$config" || {
    [ "$(grep -c '^- context:' "$config")" = 1 ] &&
      grep -qxF 'current-context: kubernetes-admin@lab' "$config"
  } || continue
  printf '%s\n' "$config"
done

) | while read -r config; do rm -f "$config"; done
if command -v kubeadm >/dev/null; then
  # Of no cluster that it could ask: it would try for minutes to take the only member out of etcd, and its node out of
  # a configuration that goes with it.
  kubeadm reset -f --kubeconfig /dev/null --cri-socket /run/containerd/containerd.sock || echo 'kubeadm reset did not end well; going on by hand'
fi
systemctl stop kubelet || true
crictl --runtime-endpoint unix:///run/containerd/containerd.sock --image-endpoint unix:///run/containerd/containerd.sock pods -q | xargs -r crictl --runtime-endpoint unix:///run/containerd/containerd.sock --image-endpoint unix:///run/containerd/containerd.sock rmp -f >/dev/null || true
awk '$2 ~ "^/var/lib/kubelet/" { print $2 }' /proc/mounts | sort -r | xargs -r -n 1 umount || true
rm -rf /etc/kubernetes/manifests /etc/kubernetes/pki /etc/kubernetes/tmp \
  /etc/kubernetes/admin.conf /etc/kubernetes/super-admin.conf \
  /etc/kubernetes/kubelet.conf /etc/kubernetes/bootstrap-kubelet.conf \
  /etc/kubernetes/controller-manager.conf /etc/kubernetes/scheduler.conf \
  /var/lib/kubelet/config.yaml /var/lib/kubelet/instance-config.yaml \
  /var/lib/kubelet/kubeadm-flags.env /var/lib/kubelet/pki \
  /var/lib/kubelet/cpu_manager_state /var/lib/kubelet/memory_manager_state /var/lib/etcd
rm -rf /run/flannel /var/lib/cni /var/lib/calico /var/run/calico /var/log/calico /var/run/cilium /var/lib/cilium /var/lib/dockershim /var/run/kubernetes \
  /etc/cni/net.d/10-flannel.conflist /etc/cni/net.d/10-calico.conflist /etc/cni/net.d/calico-kubeconfig /etc/cni/net.d/05-cilium.conflist

mkdir -p /etc/kubernetes/manifests
if ip link show kube-ipvs0 >/dev/null 2>&1 && command -v ipvsadm >/dev/null; then
  ipvsadm --clear || true
fi
if command -v nft >/dev/null; then
  for family in ip ip6; do
    ! nft list table "$family" kube-proxy >/dev/null 2>&1 || nft delete table "$family" kube-proxy
  done
fi
for link in cni0 flannel.1 flannel-v6.1 vxlan.calico vxlan-v6.calico wireguard.cali cilium_host cilium_net cilium_vxlan kube-ipvs0; do
  ! ip link show "$link" >/dev/null 2>&1 || ip link delete "$link"
done
# Only the cluster's own rules: others on the host, Docker's among them, are not ours to flush.
for save in iptables-save ip6tables-save; do
  command -v "$save" >/dev/null || continue
  "$save" | grep -vE 'KUBE-|FLANNEL-|flannel|cali-|cali:|CILIUM_|cilium|^-A (POSTROUTING|FORWARD) .*10\.244\.0\.0/16' | "${save%-save}-restore" || true
done
rm -f /var/lib/slipway/kubeadm
