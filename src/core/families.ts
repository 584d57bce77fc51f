/** The subnets or addresses of a text that holds one, or one of each family with a comma between. */
export const subnetsOf = (text: string): readonly string[] =>
  text.split(',').map(part => part.trim())

/** Whether an address or a CIDR is of IPv6. */
export const isIpv6 = (text: string): boolean => text.includes(':')

/** `host:port`; an IPv6 address stands in brackets. */
export const hostPort = (address: string, port: number): string =>
  isIpv6(address) ? `[${address}]:${port}` : `${address}:${port}`
