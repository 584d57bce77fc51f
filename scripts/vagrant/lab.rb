# frozen_string_literal: true

require_relative 'computer'
require_relative 'launch'
require_relative 'machine_ids'
require_relative 'roll_call'
require_relative 'settings'

module Slipway
  # What the Vagrantfile makes of its block: the machines, and slipway when the last of them is up.
  class Lab
    NAME = 'slipway'

    def initialize(**block)
      @settings = Settings.new(**block)
      @roll_call = RollCall.new
    rescue Settings::Wrong, ArgumentError => e
      raise Launch::Failed, e.message
    end

    def configure
      refuse_without_plugin
      Vagrant.configure('2') do |config|
        # Otherwise libvirt asks for NFS or rsync, and VirtualBox for its guest additions.
        config.vm.synced_folder '.', '/vagrant', disabled: true
        # The key that everybody knows is for the first login only: each machine gets one of its own.
        config.ssh.insert_key = true
        choose_architecture(config)
        each_provider(config)
        @settings.machines.each { |machine| define(config, machine) }
        run_slipway(config) unless ENV['SLIPWAY'] == '0' || ARGV.include?('--no-provision')
        config.trigger.after(:destroy) { |trigger| leave_nothing(trigger) }
      end
    end

    private

    def refuse_without_plugin
      problem = Computer.plugin_problem(Computer.wanted_provider(ARGV, ENV))
      raise Launch::Failed, problem if problem && (ARGV & %w[up validate]).any?
    end

    def choose_architecture(config)
      return unless @settings.architecture
      raise Launch::Failed, 'architecture: it takes Vagrant 2.4 or newer' unless config.vm.respond_to?(:box_architecture=)

      config.vm.box_architecture = @settings.architecture
    end

    def each_provider(config)
      config.vm.box = @settings.box('virtualbox')
      (Boxes::PROVIDERS - ['vmware_desktop']).each do |name|
        config.vm.provider(name) do |provider, override|
          override.vm.box = @settings.box(name)
          provider.cpus = @settings.cpus
          provider.memory = @settings.memory
        end
      end
      config.vm.provider('virtualbox') { |provider| provider.linked_clone = true }
      config.vm.provider('vmware_desktop') do |provider, override|
        override.vm.box = @settings.box('vmware_desktop')
        provider.vmx['numvcpus'] = @settings.cpus.to_s
        provider.vmx['memsize'] = @settings.memory.to_s
      end
    end

    # No hostname: slipway gives it, and Vagrant would map it to a loopback address besides.
    def define(config, machine)
      config.vm.define(machine.name) do |guest|
        type, options = network(machine)
        guest.vm.network(type, **options)
        next unless @settings.network_manager?

        guest.vm.provision('shell', name: 'the second network card', path: File.join(__dir__, 'private-card.sh'),
                                    args: ["#{machine.address}/24"])
      end
    end

    def network(machine)
      automatic = @settings.network_manager? ? { auto_config: false } : {}
      return [:private_network, { ip: machine.address, **automatic }] unless @settings.bridge

      # `bridge` is VirtualBox's, VMware's and Parallels' word for it, `dev` libvirt's.
      [:public_network, { ip: machine.address, bridge: @settings.bridge, dev: @settings.bridge, **automatic }]
    end

    def run_slipway(config)
      config.trigger.before(%i[up provision]) do |trigger|
        trigger.name = NAME
        trigger.ruby do |_, machine|
          Launch.refuse_without_tools
          @roll_call.begin(machine.name)
        end
      end
      config.trigger.after(%i[up provision]) do |trigger|
        trigger.name = NAME
        trigger.ruby { |env, machine| after_last(env, machine) }
      end
    end

    def after_last(env, machine)
      machines = all(env, machine)
      return unless @roll_call.last?(machine.name) { all_run?(machines, machine) }

      MachineIds.part(machines)
      launch(env).run(@settings)
    end

    def all_run?(machines, machine)
      waiting = machines.reject { |other| state(other) == :running }
      return true if waiting.empty?

      machine.ui.info("slipway waits for #{waiting.map(&:name).join(', ')}")
      false
    end

    def leave_nothing(trigger)
      trigger.name = NAME
      trigger.ruby do |env, machine|
        left = all(env, machine).reject { |other| state(other) == :not_created }
        launch(env).forget if left.empty?
      end
    end

    def all(env, machine)
      @settings.machines.map { |other| env.machine(other.name.to_sym, machine.provider_name) }
    end

    # The provider's word for it. Machine#state would write it into Vagrant's index of machines as well, and fails while another
    # machine, whose thread is about to end, holds its entry there.
    def state(machine)
      machine.provider.state.id
    end

    def launch(env)
      Launch.new(File.join(env.local_data_path, NAME), env.root_path.to_s)
    end
  end
end
