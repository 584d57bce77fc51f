/** A path in which `~` before a slash, or alone, stands for the home folder. */
export const homePath = (path: string, home: string): string =>
  path.replace(/^~(?=\/|$)/, () => home)
