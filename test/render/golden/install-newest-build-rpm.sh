set -e
yum -y --disableexcludes=all install 'kubelet-1.36.4-*' cri-tools
rpm -q --quiet kubelet-1.36.4 || yum -y --disableexcludes=all downgrade 'kubelet-1.36.4-*' cri-tools
