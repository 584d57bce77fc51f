import type { DefaultTheme } from 'vitepress'

const guide = [
  { text: '五分钟建一个集群', link: '/zh/guide/first-cluster' },
  { text: '笔记里的三台机器', link: '/zh/guide/notes' },
  { text: '笔记漏掉的，和今天行不通的', link: '/zh/guide/notes-today' },
  { text: '一次运行怎么走', link: '/zh/guide/how-it-works' },
]

const howTo = [
  { text: '加一台工作节点', link: '/zh/how-to/add-a-worker' },
  { text: '有一台工作节点失败了', link: '/zh/how-to/failed-worker' },
  { text: '运行被打断了', link: '/zh/how-to/interrupted-run' },
  { text: '推倒重来，或接管', link: '/zh/how-to/reset' },
  { text: '走代理', link: '/zh/how-to/proxy' },
  { text: '登录', link: '/zh/how-to/log-in' },
  { text: '经过跳板机', link: '/zh/how-to/bastion' },
  { text: '防火墙', link: '/zh/how-to/firewall' },
  { text: '镜像站', link: '/zh/how-to/mirrors' },
  { text: '在程序里调用', link: '/zh/how-to/library' },
  { text: '命令行补全', link: '/zh/how-to/completion' },
]

const comingFrom = [
  { text: 'Kubespray', link: '/zh/coming-from/kubespray' },
  { text: 'KubeOne', link: '/zh/coming-from/kubeone' },
  { text: 'k0sctl', link: '/zh/coming-from/k0sctl' },
]

const reference = [
  { text: 'cluster.yaml', link: '/zh/reference/cluster-yaml' },
  { text: '命令', link: '/zh/reference/commands' },
  { text: '退出码', link: '/zh/reference/exit-codes' },
  { text: '步骤', link: '/zh/reference/steps' },
  { text: '故障与对策', link: '/zh/reference/troubleshooting' },
  { text: '库（英文）', link: '/reference/api/' },
]

export const chinese: DefaultTheme.Config = {
  nav: [
    { text: '入门', link: '/zh/guide/first-cluster' },
    { text: '怎么做', link: '/zh/how-to/add-a-worker' },
    { text: '参考', link: '/zh/reference/cluster-yaml' },
    { text: '故障与对策', link: '/zh/reference/troubleshooting' },
  ],
  sidebar: [
    { text: '入门', items: guide },
    { text: '怎么做', items: howTo },
    { text: '从别的工具过来', items: comingFrom },
    { text: '参考', items: reference },
  ],
  outline: { level: [2, 3], label: '本页内容' },
  docFooter: { prev: '上一页', next: '下一页' },
  darkModeSwitchLabel: '深色模式',
  lightModeSwitchTitle: '切换到浅色模式',
  darkModeSwitchTitle: '切换到深色模式',
  sidebarMenuLabel: '目录',
  returnToTopLabel: '回到顶部',
  langMenuLabel: '切换语言',
}

export const search: NonNullable<DefaultTheme.LocalSearchOptions['translations']> = {
  button: { buttonText: '搜索', buttonAriaLabel: '搜索' },
  modal: {
    noResultsText: '没有找到',
    resetButtonTitle: '清空',
    backButtonTitle: '返回',
    displayDetails: '显示正文',
    footer: { selectText: '打开', navigateText: '上下选择', closeText: '关闭' },
  },
}
