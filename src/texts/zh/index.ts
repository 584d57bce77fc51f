import type { Catalogue } from '../catalogue.ts'
import { causes } from './causes.ts'
import { checks } from './checks.ts'
import { cli } from './cli.ts'
import { config } from './config.ts'
import { core } from './core.ts'
import { engine } from './engine.ts'
import { facts } from './facts.ts'
import { journal } from './journal.ts'
import { render } from './render.ts'
import { report } from './reporters/report.ts'
import { terminal } from './reporters/terminal.ts'
import { words } from './reporters/words.ts'
import { reporters } from './reporters.ts'
import { steps } from './steps.ts'
import { transport } from './transport.ts'

/** Everything that is said in Chinese, by the English text. */
export const chinese: Catalogue = {
  ...causes,
  ...checks,
  ...cli,
  ...config,
  ...core,
  ...engine,
  ...facts,
  ...journal,
  ...render,
  ...reporters,
  ...steps,
  ...transport,
}

/** What reporters fill in themselves, and the words that they say: nothing is recognised by these. */
export const told: Catalogue = { ...report, ...terminal, ...words }
