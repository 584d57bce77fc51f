import { type Command, sh } from '../core/command.ts'
import { type KubeObject, kubectl } from '../facts/kubectl.ts'

/** `kubectl apply` of objects, on a control plane. */
export const apply = (objects: readonly KubeObject[]): Command =>
  sh`printf '%s' ${JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects })} | ${kubectl('apply', '-f', '-')}`
