import type { Catalogue } from '../../catalogue.ts'

export const catalogue: Catalogue = {
  '5.4, 5.10, 5.15, or 6.0 and newer': '5.4、5.10、5.15，或 6.0 及更新的内核',
  '4.19 and newer': '4.19 及更新的内核',
  '3.10 and newer': '3.10 及更新的内核',
  '1.{0} to 1.{1}': '1.{0} 到 1.{1}',
  'images of patches after 1.34.10': '1.34.10 以后各补丁版本的镜像',
  'images of patches after 1.35.7': '1.35.7 以后各补丁版本的镜像',
  'images of patches after 1.36.3': '1.36.3 以后各补丁版本的镜像',
  'images of patches after 1.37.0-rc.0': '1.37.0-rc.0 以后各补丁版本的镜像',
  'packages at Aliyun': '阿里云上的软件包',
  'the versions of containerd that its makers test with it': 'containerd 官方与它一起测试的版本',
  'images of the newest patches': '最新几个补丁版本的镜像',
  'packages of 1.24 to 1.26 and of 1.37': '1.24 到 1.26 和 1.37 的软件包',
  'which minors it has': '有哪些小版本',
  'images older than registry.k8s.io, which are said to have been copied there':
    '比 registry.k8s.io 更早的镜像，据说已复制到那里',
  '1.{0} and later': '1.{0} 及以后',
  '{0} has no packages of {1}; use {2}, or your own under repositories':
    '{0} 没有 {1} 的软件包；用 {2}，或者在 repositories 下写自己的',
  'the packages of {0}.{1} are signed by a key that expired on 2024-11-02; use {2}.{3} or older with {4}, or {5} or newer, or your own repository with check: false':
    '{0}.{1} 的软件包是用 2024-11-02 过期的密钥签名的；用 {2}.{3} 或更旧的版本并写 {4}，或者用 {5} 或更新的版本，或者用自己的仓库并写 check: false',
  'the packages of {0}.{1} are signed by a key that expired on 2024-11-02; use {2}, or {3} or newer, or your own repository with check: false':
    '{0}.{1} 的软件包是用 2024-11-02 过期的密钥签名的；写 {2}，或者用 {3} 或更新的版本，或者用自己的仓库并写 check: false',
  'mirrors: { packages: {0} }': 'mirrors: { packages: {0} }',
}
