import type { Catalogue } from '../catalogue.ts'

export const core: Catalogue = {}
