/** Whether a version comes before another one; numbers in them are compared as numbers. */
export const isOlder = (version: string, than: string): boolean =>
  version.localeCompare(than, 'en', { numeric: true }) < 0
