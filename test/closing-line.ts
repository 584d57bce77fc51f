import type { Reporter, TestModule } from 'vitest/node'

/** What is used of istanbul's CoverageMap, which Vitest hands out without a type. */
interface CoverageMap {
  getCoverageSummary(): { readonly data: Readonly<Record<string, { readonly pct: number }>> }
}

/** Last of what a run of tests prints: how many, in words that any reader of logs understands. */
export default class ClosingLine implements Reporter {
  onCoverage(coverage: unknown): void {
    const { data } = (coverage as CoverageMap).getCoverageSummary()
    const parts = ['statements', 'branches', 'functions', 'lines'].map(
      part => `${data[part]?.pct} % of ${part}`,
    )
    console.log(`coverage: ${parts.join(', ')}; each line: coverage/index.html`)
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    const states = modules.flatMap(({ children }) =>
      [...children.allTests()].map(test => test.result().state),
    )
    const of = (state: (typeof states)[number]) => states.filter(s => s === state).length
    console.log(`tests: ${of('passed')} passed, ${of('failed')} failed, ${of('skipped')} skipped`)
  }
}
