import ora from 'ora'
import type { Event, PairSummary } from '../core/event.ts'
import { pad, width } from './columns.ts'
import { tookText } from './duration.ts'
import { createForecast, remainingText } from './forecast.ts'
import { type OpenReporter, openReporter, type ReporterOptions, settings } from './options.ts'
import { changesText, mark, resultText, retryText } from './pair-text.ts'
import { planLines } from './plan-text.ts'
import { printable } from './printable.ts'
import { hintLines, problemLines } from './problem-text.ts'
import { createProgress } from './progress.ts'
import { createRepeats } from './repeats.ts'
import { summaryLines } from './summary.ts'
import { cutLine } from './table.ts'
import { takenText } from './taken-text.ts'
import { createTally, type Tally } from './tally.ts'
import { windowLines } from './window.ts'
import { count } from './words.ts'

/** From here on, what was changed is told once per step instead of once per host. */
const MANY_HOSTS = 20

const FRAMES = {
  unicode: ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'],
  ascii: ['|', '/', '-', '\\'],
}

/** For people at a terminal: a window at the bottom with the hosts at work, and above it what has ended. */
export function terminal(options: ReporterOptions = {}): OpenReporter {
  const { terminal, style, verbose, plan, now, print } = settings(options)
  const { paint, symbols, say } = style
  const progress = createProgress()
  const forecast = createForecast()
  const isRepeat = createRepeats()
  options.past?.then(forecast.remember, () => {})
  const left = everySecond(now, at => {
    const remaining = forecast.remaining(at)
    return remaining ? remainingText(remaining, say) : ''
  })
  const names = { host: 0, step: 0 }
  let tally: Tally | undefined
  const frames = style.unicode ? FRAMES.unicode : FRAMES.ascii
  let shown: readonly string[] = []
  const spinner = ora({
    stream: terminal,
    // Chosen by whoever opened this reporter; keys are left to prompts and to Ctrl-C.
    isEnabled: true,
    discardStdin: false,
    color: false,
    spinner: { frames: frames.map(frame => paint('accent', frame)), interval: 100 },
    // A function, so that times go on between events.
    suffixText: () => {
      shown = windowLines(progress, style, now(), { rows: terminal.rows, left: left() })
      return shown.join(`\n${INDENT}`)
    },
  })
  // A terminal that becomes narrower breaks the lines of the window, which ora does not expect.
  const resized = () => {
    if (!spinner.isSpinning) return
    const more = brokenRows(shown, terminal.columns)
    spinner.stop()
    if (more > 0) terminal.write(`\x1b[${more}A\x1b[J`)
    spinner.start()
  }
  terminal.on('resize', resized)
  let isHeld = false
  const show = () => {
    if (!spinner.isSpinning && !isHeld) spinner.start()
  }
  const hold = () => {
    const goOn = spinner.isSpinning ? show : () => {}
    spinner.stop()
    isHeld = true
    return () => {
      isHeld = false
      goOn()
    }
  }

  const resultLine = (pair: PairSummary, host = pair.host) => {
    const cells = [
      mark(pair.result, style),
      pad(host, names.host),
      paint('accent', pad(pair.step, names.step)),
      paint('faint', tookText(pair.took).padStart(7)),
      pair.result === 'changed' ? changesText(pair, say) : resultText(pair, say),
    ]
    return cutLine(cells.join('  '), style)
  }

  const ended = (pair: PairSummary): string[] => {
    const whole = tally?.(pair)
    if (pair.result === 'failed' || verbose) return [resultLine(pair)]
    if (!tally) return pair.result === 'changed' ? [resultLine(pair)] : []
    if (!whole) return []
    return [resultLine(whole, whole.hosts === 1 ? whole.host : count(say, whole.hosts, 'host'))]
  }

  const report = (event: Event) => {
    progress.follow(event)
    forecast.follow(event)
    const repeated = isRepeat(event) && !verbose
    switch (event.type) {
      case 'host.connecting':
        names.host = Math.max(names.host, width(event.host))
        show()
        break
      case 'host.unreachable':
        print(problemLines({ ...event.problem.toJSON(), evidence: [] }, style, event.host))
        break
      case 'host.lost':
        print([
          `${paint('warn', symbols.warning)} ${say`${event.host}: link lost; dialling again`}`,
        ])
        break
      case 'host.busy':
        print([
          `${paint('warn', symbols.warning)} ${say`${event.host}: still at work for an earlier run: ${event.programs.map(printable).join(', ')}; waiting until that ends`}`,
        ])
        break
      case 'host.taken':
        print([
          `${paint('warn', symbols.warning)} ${event.host}: ${printable(takenText(event, say))}`,
        ])
        break
      case 'plan.made':
        names.step = Math.max(...event.plan.pairs.map(p => width(p.step)), 0)
        if (progress.hosts.size > MANY_HOSTS) tally = createTally(event.plan)
        // A question may follow.
        spinner.stop()
        if (plan) print([...planLines(event.plan, style), ''])
        break
      case 'step.started':
        show()
        break
      case 'step.output':
        if (verbose) {
          const from = `${pad(event.host, names.host)} ${symbols.bar}`
          print([cutLine(`${paint('faint', from)} ${printable(event.line)}`, style)])
        }
        break
      case 'step.retried':
        print([
          cutLine(
            `${paint('warn', symbols.warning)}  ${pad(event.host, names.host)}  ${paint('accent', pad(event.step, names.step))}  ${retryText(event, say)}`,
            style,
          ),
        ])
        break
      case 'step.finished': {
        const { problem } = event.summary
        const lines = ended(event.summary)
        if (repeated) break
        print(lines)
        if (problem) print(hintLines(problem, style).map(line => `   ${line}`))
        break
      }
      case 'run.finished':
        spinner.stop()
        print(['', ...summaryLines(event.summary, style)])
        break
    }
  }
  const close = () => {
    terminal.off('resize', resized)
    spinner.stop()
  }
  return openReporter(report, close, hold)
}

/** Under the spinner and the space behind it. */
const INDENT = ' '.repeat(3)

/** Rows that lines take up beyond one for each, on a screen that has become too narrow for them. */
const brokenRows = (lines: readonly string[], columns = 80): number =>
  lines.reduce(
    (n, line) => n + Math.max(0, Math.ceil((width(line) + INDENT.length) / columns) - 1),
    0,
  )

/** The same answer for a second: what changes with every frame cannot be read. */
function everySecond(now: () => number, ask: (at: number) => string): () => string {
  let asked = Number.NEGATIVE_INFINITY
  let answer = ''
  return () => {
    const at = now()
    if (at - asked < 1000) return answer
    asked = at
    answer = ask(at)
    return answer
  }
}
