import type { Reporter, TestModule } from 'vitest/node'

/** Last of what a run of tests prints: how many, in words that any reader of logs understands. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const states = modules.flatMap(({ children }) =>
      [...children.allTests()].map(test => test.result().state),
    )
    const of = (state: (typeof states)[number]) => states.filter(s => s === state).length
    console.log(`tests: ${of('passed')} passed, ${of('failed')} failed, ${of('skipped')} skipped`)
  }
}
