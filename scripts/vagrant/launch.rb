# frozen_string_literal: true

require 'fileutils'
require 'open3'
require 'yaml'
require_relative 'computer'

module Slipway
  # slipway, run on this computer from the checkout that the Vagrantfile is in.
  class Launch
    class Failed < Vagrant::Errors::VagrantError
      def initialize(message)
        @said = message
        super()
      end

      def error_message
        @said
      end
    end

    TRIES = 10

    CHECKOUT = File.expand_path('../..', __dir__)

    # `folder` is for what belongs to the machines and goes with them: cluster.yaml, ssh_config, the journal.
    def initialize(folder, working_directory)
      @folder = folder
      @working_directory = working_directory
    end

    def self.refuse_without_tools
      found = Computer.problems
      return if found.empty?

      lines = found.map { |problem| "  #{problem}" }
      raise Failed, "slipway cannot run on this computer:\n#{lines.join("\n")}\nBare machines only: SLIPWAY=0 vagrant up"
    end

    def run(settings)
      write(settings)
      install
      file = shown(cluster_file)
      puts "\n$ npm run slipway -- up --yes -f #{file}"
      return tell_what_next(file) if npm('run', '--silent', 'slipway', '--', 'up', '--yes', '-f', cluster_file)

      raise Failed, "slipway ended without a whole cluster (exit code #{$?.exitstatus}); the machines run. It says above what to " \
                    "do. Then: vagrant provision"
    end

    # What is left of machines that are gone.
    def forget
      FileUtils.rm_rf(@folder)
    end

    private

    def cluster_file
      File.join(@folder, 'cluster.yaml')
    end

    def write(settings)
      FileUtils.mkdir_p(@folder)
      File.write(File.join(@folder, 'ssh_config'), ssh_config)
      head = "# Written by the Vagrantfile whenever it starts slipway: what is to stay belongs into the block at its top.\n"
      File.write(cluster_file, head + settings.document('./ssh_config').to_yaml.delete_prefix("---\n"))
    end

    # As `vagrant ssh-config` prints it, from another process: in this one the machines are held until the trigger ends.
    def ssh_config
      TRIES.times do
        text, error, status = Open3.capture3('vagrant', 'ssh-config', chdir: @working_directory)
        return text if status.success?
        raise Failed, "vagrant ssh-config: #{error}" unless error.include?('locked')

        # An entry in Vagrant's index of machines, which the thread of another machine holds for a moment.
        sleep 1
      end
      raise Failed, 'vagrant ssh-config: another Vagrant holds the machines; once it has ended: vagrant provision'
    end

    def install
      lock = File.join(CHECKOUT, 'package-lock.json')
      stamp = File.join(CHECKOUT, 'node_modules/.package-lock.json')
      return if File.exist?(stamp) && File.mtime(stamp) >= File.mtime(lock)

      puts "\n$ npm ci"
      raise Failed, 'npm ci failed, see above' unless npm('ci', '--no-audit', '--no-fund')

      FileUtils.touch(stamp)
    end

    # With the terminal, so that it may draw.
    def npm(*arguments)
      Computer.outside { system(Computer.command('npm'), *arguments, chdir: CHECKOUT) }
    end

    def shown(path)
      path.delete_prefix("#{CHECKOUT}/")
    end

    def tell_what_next(file)
      puts <<~TEXT

        Next:
          npm run slipway -- ssh -f #{file} master     look around; kubectl works there
          npm run slipway -- status -f #{file}         what was done, and whether it is still so
          vagrant provision                            slipway once more, after a change of the block in the Vagrantfile
          vagrant destroy -f                           leave nothing behind
      TEXT
    end
  end
end
