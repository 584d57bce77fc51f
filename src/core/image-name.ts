/**
 * The full name of an image, as CRI has it: `nginx:1.22.1` is `docker.io/library/nginx:1.22.1`.
 * Source: distribution/reference, ParseNormalizedNamed.
 */
export function fullName(image: string): string {
  const slash = image.indexOf('/')
  const first = slash < 0 ? '' : image.slice(0, slash)
  const registry = /[.:]/.test(first) || first === 'localhost'
  const name = registry ? image : slash < 0 ? `docker.io/library/${image}` : `docker.io/${image}`
  return /[:@][^/]*$/.test(name) ? name : `${name}:latest`
}
