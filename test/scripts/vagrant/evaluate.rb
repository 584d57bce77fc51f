# Evaluates Vagrantfiles with Vagrant's own library and prints what they come to, as JSON. On stdin: a list of folder, providers,
# and how many of the machines to look at. Providers that are not installed are taken as they are written.
require 'json'
require 'vagrant'

# VirtualBox keeps calls of VBoxManage; a provider that is not installed keeps in variables what was assigned to it.
def said(settings)
  case settings
  when Vagrant::Config::V2::DummyConfig
    settings.instance_variables.to_h { |name| [name.to_s.delete_prefix('@'), settings.instance_variable_get(name)] }
  when VagrantPlugins::ProviderVirtualBox::Config
    settings.customizations.to_h { |_, (_, _, option, value)| [option.delete_prefix('--'), value.to_i] }
  else
    { cpus: settings.cpus, memory: settings.memory }
  end
end

def machine(config, name, provider)
  {
    name: name,
    box: config.vm.box,
    networks: config.vm.networks.reject { |type, _| type == :forwarded_port }
                    .map { |type, options| [type, options.slice(:ip, :bridge, :dev, :auto_config)] },
    provider: said(config.vm.get_provider_config(provider)),
    provisioners: config.vm.provisioners.map { |each| [each.type, each.config.args] },
    before: config.trigger.before_triggers.map(&:command),
    after: config.trigger.after_triggers.map(&:command),
    insertKey: config.ssh.insert_key,
    syncedFolders: config.vm.synced_folders.values.reject { |options| options[:disabled] }.length,
  }
end

answers = JSON.parse($stdin.read).map do |folder, providers, number|
  env = Vagrant::Environment.new(cwd: folder, ui_class: Vagrant::UI::Silent)
  providers.map(&:to_sym).to_h do |provider|
    machines = env.machine_names.first(number).map do |name|
      machine(env.vagrantfile.machine_config(name, provider, nil, nil, false)[:config], name, provider)
    end
    [provider, machines]
  end
rescue Vagrant::Errors::VagrantError => e
  { error: e.message }
end
puts JSON.generate(answers)
