import type { Catalogue } from '../../catalogue.ts'

export const portsFree: Catalogue = {
  'No other program has the ports of Kubernetes': '没有别的程序占用 Kubernetes 的端口',
  'the ports of Kubernetes are free, or its own': 'Kubernetes 的端口空着，或者是它自己在用',
  'another program listens on {0}': '别的程序占用了端口 {0}',
  'stop it there: slipway ssh {0} sudo ss -ltnp': '在那里停掉它：slipway ssh {0} sudo ss -ltnp',
}
