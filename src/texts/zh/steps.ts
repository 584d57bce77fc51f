import type { Catalogue } from '../catalogue.ts'

export const steps: Catalogue = {}
