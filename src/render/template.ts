import { fileURLToPath } from 'node:url'
import { Eta } from 'eta'

const eta = new Eta({
  views: fileURLToPath(new URL('../../templates', import.meta.url)),
  autoEscape: false,
  autoTrim: false,
  useWith: false,
  cache: true,
})

/**
 * A file of `templates/` as text. In the template `it` holds the values.
 *
 * @throws ReferenceError when the template names a value that is not given
 */
export function render(template: string, values: Readonly<Record<string, unknown>> = {}): string {
  const strict = new Proxy(values, {
    get(target, name) {
      if (typeof name === 'string' && !(name in target))
        throw new ReferenceError(`templates/${template} needs ${name}`)
      return Reflect.get(target, name)
    },
  })
  return eta.render(template, strict)
}
