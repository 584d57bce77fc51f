# frozen_string_literal: true

require 'etc'
require 'ipaddr'
require_relative 'boxes'

module Slipway
  # The block at the top of the Vagrantfile, and what follows from it.
  class Settings
    class Wrong < StandardError; end

    Machine = Struct.new(:name, :address, :role, keyword_init: true)

    attr_reader :cpus, :memory, :bridge, :architecture

    # Every setting is to be given, so that none can be misspelt. All mistakes are told at once.
    def initialize(system:, workers:, cpus:, memory:, address:, bridge:, architecture:, box:, cluster:)
      @system = system
      @workers = workers
      @cpus = cpus
      @memory = memory
      @address = address
      @bridge = bridge
      @architecture = architecture
      @box = box
      @cluster = cluster
      found = problems
      raise Wrong, (['The block at the top of the Vagrantfile:'] + found).join("\n  ") unless found.empty?
    end

    def machines
      first = IPAddr.new(@address).to_i
      (0..@workers).map do |i|
        Machine.new(
          name: i.zero? ? 'master' : "worker#{i}",
          address: IPAddr.new(first + i, Socket::AF_INET).to_s,
          role: i.zero? ? 'control-plane' : 'worker',
        )
      end
    end

    def box(provider)
      @box || boxes.fetch(provider).name
    end

    def network_manager?
      boxes.values.first.network_manager
    end

    # cluster.yaml as a document of strings, hashes and lists. `ssh_config` is a path from the file's folder.
    def document(ssh_config)
      hosts = machines.to_h { |machine| [machine.name, { 'address' => machine.address, 'role' => machine.role }] }
      base = {
        'cluster' => 'vagrant',
        'preset' => boxes.values.first.preset,
        'ssh' => { 'config' => ssh_config },
        'hosts' => hosts,
      }
      merge(base, strings(@cluster))
    end

    private

    def boxes
      Boxes::ALL.fetch(@system)
    end

    def problems
      [
        ("system: #{@system.inspect} is none of #{Boxes::ALL.keys.join(', ')}" unless Boxes::ALL.key?(@system)),
        ("workers: #{@workers.inspect} is no number from 0 to 89" unless number?(@workers, 0, 89)),
        ("cpus: #{@cpus.inspect}, kubeadm wants 2 or more" unless number?(@cpus, 2, 256)),
        ("memory: #{@memory.inspect} MB, kubeadm wants 1700 or more" unless number?(@memory, 1700, 1 << 20)),
        address_problem,
        architecture_problem,
        ('cluster: it is to be a Hash, {} if there is nothing to say' unless @cluster.is_a?(Hash)),
      ].compact
    end

    def number?(value, least, most)
      value.is_a?(Integer) && value.between?(least, most)
    end

    def address_problem
      return "address: #{@address.inspect} is no IPv4 address" unless @address.is_a?(String) && IPAddr.new(@address).ipv4?
      return '10.0.2.15 is the address of VirtualBox\'s NAT, which every machine has; take another' if @address == '10.0.2.15'

      last = @address.split('.').last.to_i + (@workers.is_a?(Integer) ? @workers : 0)
      # VirtualBox has its DHCP server at .100 of a network of its own, and what it gives away behind that.
      limit = @bridge ? 254 : 99
      "address: the last machine would be at .#{last}, but at most .#{limit} can be used" if last > limit
    rescue IPAddr::Error
      "address: #{@address.inspect} is no IPv4 address"
    end

    def architecture_problem
      return unless Boxes::ALL.key?(@system)
      return if @box

      known = boxes.values.first.architectures
      wanted = @architecture || Settings.own_architecture
      return if known.include?(wanted)

      "system: there is no box of #{@system} for #{wanted}; take another, debian12 for one"
    end

    def self.own_architecture
      Etc.uname[:machine].match?(/\A(arm64|aarch64)\z/) ? 'arm64' : 'amd64'
    end

    def merge(base, more)
      base.merge(more) { |_, old, new| old.is_a?(Hash) && new.is_a?(Hash) ? merge(old, new) : new }
    end

    def strings(value)
      case value
      when Hash then value.to_h { |key, inner| [key.to_s, strings(inner)] }
      when Array then value.map { |inner| strings(inner) }
      when Symbol then value.to_s
      else value
      end
    end
  end
end
