set -e
yum -y -q --disableexcludes=all install chrony
