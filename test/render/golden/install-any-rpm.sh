set -e
yum -y --disableexcludes=all install chrony
