import type { Catalogue } from '../catalogue.ts'

export const config: Catalogue = {}
