set -e
[ -z "$(ls -A /var/lib/dpkg/updates)" ] || DEBIAN_FRONTEND=noninteractive dpkg --force-confold --configure -a
DEBIAN_FRONTEND=noninteractive NEEDRESTART_MODE=a apt-get -y -q -o DPkg::Lock::Timeout=5 -o Acquire::Retries=3 -o Acquire::Retries::Delay=false -o Dpkg::Options::=--force-confold update
DEBIAN_FRONTEND=noninteractive NEEDRESTART_MODE=a apt-get -y -q -o DPkg::Lock::Timeout=5 -o Acquire::Retries=3 -o Acquire::Retries::Delay=false -o Dpkg::Options::=--force-confold install --no-install-recommends --allow-downgrades --allow-change-held-packages 'kubelet=1.36.4-*' cri-tools
