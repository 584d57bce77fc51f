import { defineConfig } from 'vitepress'
import { chinese, search } from './chinese.ts'
import { english } from './english.ts'
import { withoutOutsideLinks } from './outside-links.ts'
import { slugify } from './slugify.ts'

/** Chinese is written without spaces: each of its characters is a word to the search. */
const tokenize = (text: string): string[] =>
  text.split(/[\s\p{P}]+|(?<=\p{Script=Han})|(?=\p{Script=Han})/u)

export default defineConfig({
  title: 'slipway',
  description: 'Bare machines to a working Kubernetes cluster over SSH',
  cleanUrls: true,
  head: [['link', { rel: 'icon', href: '/icon.svg', type: 'image/svg+xml' }]],
  markdown: {
    anchor: { slugify },
    config: withoutOutsideLinks,
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
  },
  locales: {
    root: { label: 'English', lang: 'en-GB', themeConfig: english },
    zh: {
      label: '简体中文',
      lang: 'zh-CN',
      description: '用 SSH 把裸机变成可用的 Kubernetes 集群',
      themeConfig: chinese,
    },
  },
  themeConfig: {
    outline: [2, 3],
    search: {
      provider: 'local',
      options: { miniSearch: { options: { tokenize } }, locales: { zh: { translations: search } } },
    },
  },
})
