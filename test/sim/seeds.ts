/** Seeds that once failed, and what they showed. They are played first, each time. */
export const KEPT: readonly { readonly seed: string; readonly showed: string }[] = []
