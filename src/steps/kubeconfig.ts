import { change } from '../core/change.ts'
import { sh } from '../core/command.ts'
import type { Fact } from '../core/fact.ts'
import { defineStep } from '../core/step.ts'
import { ADMIN_CONF } from '../facts/kubectl.ts'
import { theLeader } from './targets.ts'

/** Users whose ~/.kube/config is not the administrator's, or can be read by others. */
const without = (users: readonly string[]): Fact<readonly string[]> => ({
  ask: sh`for u in ${users}; do
  f=$(getent passwd "$u" | cut -d: -f6)/.kube/config
  cmp -s ${ADMIN_CONF} "$f" && [ "$(stat -c '%a %U' "$f")" = "600 $u" ] || printf '%s\n' "$u"
done`,
  read: ({ stdout }) => stdout.split('\n').filter(Boolean),
})

/** One way for each user, in a program that ends without harm if it is cut off. */
const give = (user: string) => sh`home=$(getent passwd ${user} | cut -d: -f6)
group=$(id -gn ${user})
[ -d "$home/.kube" ] || install -d -m 700 -o ${user} -g "$group" "$home/.kube"
install -m 600 -o ${user} -g "$group" ${ADMIN_CONF} "$home/.kube/config.part"
mv -f "$home/.kube/config.part" "$home/.kube/config"`

export const kubeconfig = defineStep({
  id: 'kubeconfig',
  title: 'kubectl works on the control plane, for root and for the user who logs in',
  after: ['control-plane'],
  targets: theLeader,
  facts: ({ host }) => ({ without: without([...new Set(['root', host.ssh.user])]) }),
  diff: ({ without }) =>
    without.map(user => change(`give ${user} the cluster's kubeconfig`, give(user))),
})
