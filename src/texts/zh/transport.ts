import type { Catalogue } from '../catalogue.ts'

export const transport: Catalogue = {}
