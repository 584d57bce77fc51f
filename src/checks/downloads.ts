import { defineCheck } from '../core/check.ts'
import type { Cluster, Repositories } from '../core/cluster.ts'
import type { Finding } from '../core/plan.ts'
import { present } from '../facts/files.ts'
import { type Answered, type Place, reach } from '../facts/reach.ts'

/** The list that every repository has: yum's below repodata, apt's of a suite or beside the packages. */
function lists(name: string, { rpm, deb }: Repositories): Place[] {
  const aptList = (line: string): string => {
    const [base = '', suite = './'] = line.split(' ')
    const end = suite === '/' || suite === './' ? 'Release' : `dists/${suite}/Release`
    return `${base.replace(/\/$/, '')}/${end}`
  }
  return [
    ...(rpm
      ? [{ name, format: 'rpm' as const, url: `${rpm.url.replace(/\/$/, '')}/repodata/repomd.xml` }]
      : []),
    ...(deb ? [{ name, format: 'deb' as const, url: aptList(deb.url) }] : []),
  ].filter(({ url }) => /^https?:/.test(url))
}

const DOCKER_HUB = 'registry-1.docker.io'

/** The machine that an image comes from, as Docker reads its name. */
const registryOf = (image: string): string => {
  const [first = '', ...rest] = image.split('/')
  return rest.length > 0 && /[.:]|^localhost$/.test(first) ? first : DOCKER_HUB
}

function registries({ kubernetes, network, runtime, smokeTest }: Cluster): Place[] {
  const images = [
    `${kubernetes.imageRepository}/pause`,
    ...(network.plugin === 'flannel' || network.plugin === 'calico' ? [`${network.images}/x`] : []),
    ...(smokeTest.enabled ? [smokeTest.image] : []),
  ]
  const mirror = runtime.registryMirrors[0]
  const names = new Set(images.map(registryOf))
  return [...names].map(name => {
    const base = name === DOCKER_HUB && mirror !== undefined ? mirror : undefined
    const scheme = runtime.insecureRegistries.includes(name) ? 'http' : 'https'
    return { name: `images of ${name}`, format: 'any', url: `${base ?? `${scheme}://${name}`}/v2/` }
  })
}

/** What hosts download from for this cluster. */
export const placesOf = (cluster: Cluster): Place[] => [
  ...lists("Kubernetes' packages", cluster.repositories.kubernetes),
  ...lists("the runtime's packages", cluster.repositories.docker),
  ...registries(cluster),
]

/** Why curl gives up, by its exit codes: curl(1). */
const WHY: Readonly<Record<number, string>> = {
  5: 'the name of the proxy is not known',
  6: 'its name cannot be looked up',
  7: 'nothing answers there',
  28: 'no answer in time',
  35: 'no version of TLS in common',
  56: 'the connection broke off, perhaps at the proxy',
  60: 'its certificate is not trusted',
  97: 'the proxy refuses',
}

/** Registries answer 401 to those who have not logged in. */
function flaw({ exit, status, name }: Answered): string | undefined {
  if (exit !== 0) return WHY[exit] ?? `curl ends with ${exit}`
  const isFile = !name.startsWith('images of ')
  return status >= 500 || (isFile && status >= 400) ? `answers ${status}` : undefined
}

const hints = (proxy: boolean): string =>
  proxy
    ? 'see that the proxy of cluster.yaml lets it through, or name a mirror (mirrors, repositories)'
    : 'name a mirror that the hosts can reach (mirrors, repositories), or a proxy, in cluster.yaml'

export const downloads = defineCheck({
  id: 'downloads',
  title: 'The hosts reach the repositories of packages and the registries of images',
  facts: ({ cluster }) => ({
    answered: reach(placesOf(cluster), cluster.proxy),
    joined: present(['/etc/kubernetes/kubelet.conf']),
  }),
  judge: (known, { proxy }) =>
    [...known].flatMap(([{ name: host }, { answered, joined }]): Omit<Finding, 'check'>[] => {
      const wrong = answered.flatMap(one => {
        const why = flaw(one)
        return why === undefined ? [] : [{ ...one, why }]
      })
      if (wrong.length > 0)
        return [...new Set(wrong.map(({ why }) => why))].map(why => {
          const alike = wrong.filter(one => one.why === why)
          return {
            host,
            // A node has what it needs already.
            level: joined.size > 0 ? 'warning' : 'error',
            message: `does not get ${alike.map(({ name }) => name).join(', ')}: ${why} (${alike.map(({ url }) => url).join(', ')})`,
            hint: hints(proxy !== undefined),
          }
        })
      const names = answered.map(({ name }) => name)
      const message =
        names.length > 0 ? `reaches ${names.join(', ')}` : 'not tried: there is no curl'
      return [{ host, level: 'ok', message }]
    }),
})
