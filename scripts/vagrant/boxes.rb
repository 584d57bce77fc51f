# frozen_string_literal: true

module Slipway
  # Which box has which system, by provider. Bento's are made for VirtualBox, VMware and Parallels, for Intel and ARM alike
  # (github.com/chef/bento, builds.yml); those of cloud-image are the distributions' own cloud images, for libvirt. CentOS 7
  # left bento in May 2024 with its versions until then still served; no box of it was ever made for ARM.
  module Boxes
    Box = Struct.new(:name, :preset, :architectures, :network_manager, keyword_init: true)

    PROVIDERS = %w[virtualbox libvirt vmware_desktop parallels].freeze
    BOTH = %w[amd64 arm64].freeze

    def self.current(bento, cloud_image, network_manager: false)
      PROVIDERS.to_h do |provider|
        name = provider == 'libvirt' ? "cloud-image/#{cloud_image}" : "bento/#{bento}"
        [provider, Box.new(name: name, preset: 'current', architectures: BOTH, network_manager: network_manager)]
      end
    end
    private_class_method :current

    def self.centos7
      PROVIDERS.to_h do |provider|
        name = %w[virtualbox libvirt].include?(provider) ? 'centos/7' : 'bento/centos-7'
        [provider, Box.new(name: name, preset: 'notes-2020', architectures: %w[amd64], network_manager: false)]
      end
    end
    private_class_method :centos7

    # By the names that the block in the Vagrantfile takes. Vagrant sets up the cards of EL 9 with network scripts, which are
    # no longer there: there it is done with NetworkManager.
    ALL = {
      'debian12' => current('debian-12', 'debian-12'),
      'debian13' => current('debian-13', 'debian-13'),
      'ubuntu2204' => current('ubuntu-22.04', 'ubuntu-22.04'),
      'ubuntu2404' => current('ubuntu-24.04', 'ubuntu-24.04'),
      'rocky9' => current('rockylinux-9', 'rocky-9', network_manager: true),
      'alma9' => current('almalinux-9', 'almalinux-9', network_manager: true),
      'centos7' => centos7,
    }.freeze
  end
end
