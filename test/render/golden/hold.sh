apt-mark hold kubelet kubeadm
