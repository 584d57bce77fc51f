import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { commandsOf, type Recording, type Stage } from './recording.ts'

/** What is the lab's own in cluster.yaml, behind what `init` has written. */
const ofTheLab = ({ mirror: { packages, registry } }: Stage) => ({
  kubernetes: { version: '1.20.2', imageRepository: registry },
  runtime: { insecureRegistries: [registry] },
  repositories: {
    kubernetes: { url: `${packages}/rpm/kubernetes/`, key: `${packages}/keys/lab.asc` },
    docker: { url: `${packages}/rpm/docker-ce/`, key: `${packages}/keys/lab.asc` },
  },
  network: { images: registry },
  smokeTest: { image: `${registry}/library/nginx:1.22.1` },
  kubeProxy: { conntrack: { maxPerCore: 0, min: 0 } },
})

/** ~/.ssh with the lab's key and no known hosts, for the recorded shell and what it starts alone. */
const OWN_SSH = (key: string) =>
  `mkdir -p -m 700 ~/.ssh && mount -t tmpfs -o mode=700 tmpfs ~/.ssh && cp ${key} ~/.ssh/ && exec "$@"`

/** A new user's first minutes: from three addresses to a cluster. */
export const firstRun: Recording = {
  name: 'first-run',
  title: 'From three addresses to a cluster: slipway init, check, plan, up, and up again',
  machines: 3,
  size: { columns: 110, rows: 36 },
  picture: { perSecond: 2, patience: 12, rest: 6 },
  async prepare(stage) {
    const folder = join(mkdtempSync(join(tmpdir(), 'record-')), 'lab')
    mkdirSync(folder)
    writeFileSync(join(folder, 'mirror.yaml'), stringify(ofTheLab(stage)))
    const script = OWN_SSH(join(stage.folder, 'id_ed25519'))
    const within = ['unshare', '--mount', '--propagation', 'private', 'sh', '-c', script, 'sh']
    return { folder, prepare: commandsOf(stage), within }
  },
  async play(session, { addresses }) {
    const [trust, recipe, write] = ['What about', 'Which recipe?', 'Write this to']
    await session.converse(`slipway init ${addresses.join(' ')} --user slipway`, [
      [trust, ''],
      [recipe, ''],
      [write, ''],
    ])
    await session.rest(2)
    await session.type(
      '# These machines reach nothing but a mirror of the lab. It goes into cluster.yaml:',
    )
    await session.type('cat mirror.yaml >> cluster.yaml')
    await session.type('slipway check')
    await session.rest(3)
    await session.type('slipway plan')
    await session.rest(3)
    await session.converse('slipway up', [['Make these changes?', 'y']])
    await session.rest(2)
    await session.type('kubectl get nodes')
    await session.rest(2)
    await session.type('slipway up')
  },
}
