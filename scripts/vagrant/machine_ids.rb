# frozen_string_literal: true

module Slipway
  # Some boxes carry a machine-id that all machines made of them have in common: the journal, DHCP and the kubelet then take
  # them for one.
  module MachineIds
    RENEW = <<~SH
      rm -f /etc/machine-id /var/lib/dbus/machine-id
      systemd-machine-id-setup
      if [ -d /var/lib/dbus ]; then ln -sf /etc/machine-id /var/lib/dbus/machine-id; fi
      systemctl restart systemd-journald
    SH

    # Gives a new one to each machine that has the same as one before it.
    def self.part(machines)
      known = []
      machines.each do |machine|
        id = read(machine)
        if known.include?(id)
          machine.ui.info('has the machine-id of another one, as its box carries it: gets its own')
          machine.communicate.sudo(RENEW)
          id = read(machine)
        end
        known << id
      end
    end

    def self.read(machine)
      id = +''
      machine.communicate.execute('cat /etc/machine-id') { |stream, text| id << text if stream == :stdout }
      id.strip
    end
    private_class_method :read
  end
end
