import { change } from '../core/change.ts'
import type { Target } from '../core/cluster.ts'
import { type Command, sh } from '../core/command.ts'
import type { Fact } from '../core/fact.ts'
import { hostPort } from '../core/families.ts'
import { defineStep } from '../core/step.ts'
import { waitFor } from '../render/wait.ts'

const SECONDS = 60

const page = ({ host, cluster }: Target): Command =>
  sh`curl -fsS --noproxy '*' --max-time 3 ${`http://${hostPort(host.address, cluster.smokeTest.nodePort)}/`}`

const answers = (target: Target): Fact<boolean> => ({
  ask: page(target),
  read: ({ code, stdout }) => code === 0 && stdout.includes('nginx'),
})

export const smokeTest = defineStep({
  id: 'smoke-test',
  title: 'nginx answers through its NodePort on every node',
  after: ['smoke-app', 'nodes-ready'],
  targets: (_, cluster) => cluster.smokeTest.enabled,
  facts: target => ({ answers: answers(target) }),
  diff: ({ answers }, target) => {
    const { host, cluster } = target
    const url = `http://${hostPort(host.address, cluster.smokeTest.nodePort)}/`
    return answers
      ? []
      : [
          change(
            `fetch nginx's page from ${url}`,
            waitFor(page(target), SECONDS, `nginx did not answer at ${url} within ${SECONDS} s`),
          ),
        ]
  },
})
