import { Command } from '../core/command.ts'
import { quote } from '../core/quote.ts'
import { render } from './template.ts'

/** Tries a probe until it succeeds; after so many seconds says what did not come about, shows the probe's words, and fails. */
export function waitFor(probe: Command, seconds: number, message: string): Command {
  const text = (shown: string) =>
    render('wait.sh.eta', { probe: shown, seconds, message: quote(message) })
  return new Command(text(probe.reveal()), `wait until: ${probe.shown} (at most ${seconds} s)`)
}
