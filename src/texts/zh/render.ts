import type { Catalogue } from '../catalogue.ts'

export const render: Catalogue = {}
