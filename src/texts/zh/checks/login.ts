import type { Catalogue } from '../../catalogue.ts'

export const login: Catalogue = {
  'Programs run as root, and find what they need': '程序以 root 身份运行，并且需要的都有',
  'lacks {0}': '缺少 {0}',
  'install what is missing: curl, util-linux, coreutils, bash, systemd':
    '安装缺少的：curl、util-linux、coreutils、bash、systemd',
  'logs in as {0}': '登录用户是 {0}',
  '{0} becomes root with sudo': '{0} 用 sudo 变成 root',
}
