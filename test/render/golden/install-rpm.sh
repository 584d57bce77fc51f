set -e
yum -y --disableexcludes=all install kubelet-1.19.0-0 kubernetes-cni-0.8.7-0
rpm -q --quiet kubelet-1.19.0-0 kubernetes-cni-0.8.7-0 || yum -y --disableexcludes=all downgrade kubelet-1.19.0-0 kubernetes-cni-0.8.7-0
