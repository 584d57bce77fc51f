/**
 * Texts of one part of slipway in another language, by the English one. What the English one fills in is numbered
 * from 0 in its order there; `{host}` is the hole that cures of known causes have.
 */
export type Catalogue = Readonly<Record<string, string>>
