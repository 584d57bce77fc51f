import { existsSync } from 'node:fs'
import { parseCluster } from '../../config/load.ts'
import type { Cluster } from '../../core/cluster.ts'
import { explainLines, topicLines } from '../../reporters/explain-text.ts'
import { explained, topics } from '../explain/topics.ts'
import type { Io } from '../io.ts'
import type { Common } from '../options.ts'
import { printer } from '../printer.ts'
import { load } from '../session.ts'

/** Three machines as in the README, for who has none yet. */
const SAMPLE = `cluster: lab
hosts:
  master: { address: 192.168.1.5, role: control-plane }
  worker1: { address: 192.168.1.6, role: worker, labels: { disktype: ssd } }
  worker2: { address: 192.168.1.7, role: worker }
`

export type ExplainOptions = Pick<Common, 'json' | 'color'> & { readonly file?: string }

const USUAL = 'cluster.yaml'

/** The cluster that is named; else that of this folder, if it is sound; else three machines that stand for any. */
const clusterFor = async ({ file }: ExplainOptions): Promise<Cluster> => {
  if (file !== undefined) return load({ file })
  const sample = () => parseCluster(SAMPLE, { path: USUAL, home: '/' })
  return existsSync(USUAL) ? load({ file: USUAL }).catch(sample) : sample()
}

/** What a step, a check, a kind of problem or a cause of failure is about; without a word, what there is. */
export async function explain(options: ExplainOptions, io: Io, word?: string): Promise<number> {
  const { style, print } = printer(options, io)
  if (word === undefined) {
    print(options.json ? [JSON.stringify(topics)] : topicLines(topics, style))
    return 0
  }
  const it = explained(word, await clusterFor(options))
  print(options.json ? [JSON.stringify(it)] : explainLines(it, style))
  return 0
}
