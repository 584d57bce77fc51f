# frozen_string_literal: true

module Slipway
  # Vagrant calls triggers for each machine, and has none for the last of them. This finds out which one that is, whether the
  # machines come up side by side (libvirt, VMware) or one after the other (VirtualBox).
  class RollCall
    def initialize
      @mutex = Mutex.new
      @at_work = []
      @called = false
    end

    def begin(name)
      @mutex.synchronize { @at_work |= [name] }
    end

    # True once in a run of Vagrant: when this machine is done, none is at work any more, and the block, which is asked then,
    # finds that all machines run.
    def last?(name)
      @mutex.synchronize do
        @at_work -= [name]
        return false if @called || !@at_work.empty?

        @called = yield
      end
    end
  end
end
