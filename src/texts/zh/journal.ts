import type { Catalogue } from '../catalogue.ts'

export const journal: Catalogue = {}
