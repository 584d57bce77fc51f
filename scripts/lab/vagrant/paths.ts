import { join } from 'node:path'

export const checkout = join(import.meta.dirname, '../../..')

/** All that the virtual machines need beside the checkout; `down` takes it away. */
export const stateDir = '/var/lib/slipway-vagrant'

/** The folder of its Vagrantfile. */
export const projectDir = join(checkout, '.vagrant/lab')

/** On the loopback of the lab's own network namespace: the machines reach it by their default route. */
export const mirrorAddress = '10.87.254.1'

export const boxName = 'slipway-lab'
