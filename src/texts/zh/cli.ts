import type { Catalogue } from '../catalogue.ts'
import { commander } from './cli/commander.ts'
import { commands } from './cli/commands.ts'
import { help } from './cli/help.ts'
import { init } from './cli/init.ts'

export const cli: Catalogue = { ...commander, ...commands, ...help, ...init }
