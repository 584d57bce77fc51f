import { posix } from 'node:path'
import type { MarkdownRenderer } from 'vitepress'

const isOutside = (href: string, page: string): boolean =>
  /^\.\.?\//.test(href) && posix.join(posix.dirname(page), href).startsWith('../')

/** Pages link to files of the repository too, for those who read them there. The site has no such files: it shows the text alone. */
export function withoutOutsideLinks(md: MarkdownRenderer): void {
  md.core.ruler.push('outside-links', ({ tokens, env }) => {
    for (const { children } of tokens) {
      let outside = false
      for (const token of children ?? []) {
        if (token.type === 'link_open')
          outside = isOutside(String(token.attrGet('href')), String(env.relativePath))
        if (outside && token.type === 'link_open') token.type = 'outside_open'
        if (outside && token.type === 'link_close') token.type = 'outside_close'
      }
    }
  })
  md.renderer.rules.outside_open = () => ''
  md.renderer.rules.outside_close = () => ''
}
