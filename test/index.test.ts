import { expect, test } from 'vitest'
import * as library from '../src/index.ts'

test('the library has these names', () => {
  expect(Object.keys(library).toSorted()).toMatchInlineSnapshot(`
    [
      "Command",
      "Problem",
      "Secret",
      "change",
      "changed",
      "checks",
      "clusterJsonSchema",
      "connectSsh",
      "defineCheck",
      "defineStep",
      "fileChange",
      "isAskAll",
      "isEmpty",
      "kubeconfig",
      "leader",
      "ledger",
      "loadCluster",
      "openJournal",
      "parseCluster",
      "plan",
      "readCluster",
      "readJournal",
      "readOnly",
      "reporters",
      "resetSteps",
      "risky",
      "sh",
      "steps",
      "takeLock",
      "tracing",
      "up",
      "wrapped",
    ]
  `)
})
