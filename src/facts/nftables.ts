import { sh } from '../core/command.ts'
import type { Fact } from '../core/fact.ts'

/** Where slipway keeps the rules that nft(8) loads. */
export const NFT_RULES = '/etc/slipway/firewall.nft'

/** The unit that loads them. */
export const NFT_UNIT = 'slipway-firewall'

/** slipway's table as nft(8) prints it, which it does in its own way. */
export interface Nftables {
  /** As it is in the kernel; undefined when it is not there. */
  readonly live?: string
  /** As the file would make it, which nft loads for that into an empty network of its own. */
  readonly wanted?: string
}

const MARK = '---'

/** undefined where there is no nft. */
export const nftables: Fact<Nftables | undefined> = {
  ask: sh`command -v nft >/dev/null || exit 1
list='nft list table inet slipway'
$list && echo ${MARK} && unshare -n sh -c "nft -f ${NFT_RULES} && $list"; true`,
  read: ({ code, stdout }) => {
    if (code !== 0) return undefined
    const [live = '', wanted = ''] = stdout.split(`${MARK}\n`)
    return {
      ...(live.trim() && { live }),
      ...(wanted.trim() && { wanted }),
    }
  },
}
