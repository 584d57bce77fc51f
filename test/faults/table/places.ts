import type { Where } from '../fault.ts'

export const EL7: Where = { flavour: 'el7', kubernetes: 'pretended', nodes: 2 }
export const EL7_ONE: Where = { flavour: 'el7', kubernetes: 'pretended', nodes: 1 }
export const DEBIAN: Where = { flavour: 'debian12', kubernetes: 'pretended', nodes: 2 }
/** A control plane alone. */
export const REAL_ONE: Where = { flavour: 'el7', kubernetes: 'real', nodes: 1 }
export const REAL: Where = { flavour: 'el7', kubernetes: 'real', nodes: 2 }
export const REAL_DEBIAN: Where = { flavour: 'debian12', kubernetes: 'real', nodes: 2 }
