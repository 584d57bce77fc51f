# frozen_string_literal: true

module Slipway
  # What has to be on this computer, and how to get it.
  module Computer
    NODE = Gem::Version.new('20.17')

    # Providers that come as a plugin of Vagrant, with its name and what else to do.
    PLUGINS = {
      'libvirt' => [
        'vagrant-libvirt',
        'on Debian and Ubuntu: apt-get install vagrant-libvirt; else, with libvirt and its headers there: ' \
        'vagrant plugin install vagrant-libvirt',
      ],
      'vmware_desktop' => [
        'vagrant-vmware-desktop',
        'vagrant plugin install vagrant-vmware-desktop, and the Vagrant VMware Utility: ' \
        'https://developer.hashicorp.com/vagrant/install/vmware',
      ],
      'parallels' => ['vagrant-parallels', 'vagrant plugin install vagrant-parallels'],
    }.freeze

    # The provider that the command line or the environment asks for, if any.
    def self.wanted_provider(arguments, environment)
      at = arguments.index('--provider')
      said = at ? arguments[at + 1] : arguments.grep(/\A--provider=/).first&.delete_prefix('--provider=')
      said || environment['VAGRANT_DEFAULT_PROVIDER']
    end

    # A sentence, or nil.
    def self.plugin_problem(provider)
      plugin, cure = PLUGINS[provider]
      "Vagrant's plugin #{plugin} is missing. #{cure}" if plugin && !Vagrant.has_plugin?(plugin)
    end

    # Sentences on what slipway itself needs.
    def self.problems
      [node_problem, program_problem('npm', 'it comes with Node.js'), ssh_problem].compact
    end

    def self.node_problem
      said = answer('node', '--version')
      cure = "install #{NODE} or newer: https://nodejs.org"
      return "Node.js is missing: #{cure}" unless said

      "Node.js #{said} is too old: #{cure}" if Gem::Version.new(said.delete_prefix('v')) < NODE
    end
    private_class_method :node_problem

    def self.ssh_problem
      program_problem('ssh', 'install the OpenSSH client (Debian and Ubuntu: openssh-client)', '-V')
    end
    private_class_method :ssh_problem

    def self.program_problem(program, cure, question = '--version')
      "#{program} is missing: #{cure}" unless answer(program, question)
    end
    private_class_method :program_problem

    # First line of what a program says, or nil if it cannot be run.
    def self.answer(program, *arguments)
      text = outside { IO.popen([command(program), *arguments, { err: %i[child out] }], &:read) }
      $?.success? ? text.lines.first.to_s.strip : nil
    rescue SystemCallError
      nil
    end

    # npm is a script, which Windows only finds by its whole name.
    def self.command(program)
      program == 'npm' && Vagrant::Util::Platform.windows? ? 'npm.cmd' : program
    end

    # With the environment of the user, without the libraries and gems that Vagrant brings for itself.
    def self.outside(&block)
      Vagrant::Util::Env.with_original_env(&block)
    end
  end
end
