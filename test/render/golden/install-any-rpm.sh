yum -y -q --disableexcludes=all install chrony || yum -y -q --disableexcludes=all downgrade chrony
