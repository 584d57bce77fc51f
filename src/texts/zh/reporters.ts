import type { Catalogue } from '../catalogue.ts'

export const reporters: Catalogue = {}
