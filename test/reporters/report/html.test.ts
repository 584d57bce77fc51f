import fc from 'fast-check'
import { expect, test } from 'vitest'
import { between, escaped, html, verbatim } from '../../../src/reporters/report/html.ts'

test.each([
  [html`<b>${'<script>'}</b>`, '<b>&lt;script&gt;</b>'],
  [html`<b title="${`"'&`}">`, '<b title="&quot;&#39;&amp;">'],
  [html`${html`<i>${'<'}</i>`}`, '<i>&lt;</i>'],
  [html`${['<', html`<br>`, 1]}`, '&lt;<br>1'],
  [html`${false}${undefined}${''}${0}`, '0'],
  [html`${verbatim('<style>')}`, '<style>'],
  [html`${between(['a', 'b', 'c'], html`<br>`)}`, 'a<br>b<br>c'],
  [html`a\nb`, 'a\nb'],
])('%s', (markup, text) => expect(markup.toString()).toBe(text))

test('what turns text round or hides in it is shown as unreadable', () => {
  expect(escaped('a\u202eb\u0000c\u001b[31md\ne\tf')).toBe('a\ufffdb\ufffdc\ufffd[31md\ne\tf')
})

test('whatever a text holds, it ends neither its element nor its attribute', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      expect(escaped(text)).not.toMatch(/[<>"']|&(?!(?:amp|lt|gt|quot|#39);)/)
    }),
  )
}, 60_000)

test('what only looks like markup is escaped', () => {
  const forged = { toString: () => '<b>' } as unknown as string
  expect(html`${[forged]}`.toString()).not.toContain('<b>')
})
