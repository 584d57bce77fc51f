import { describe, expect, test } from 'vitest'
import { noRuby, run } from './vagrantfiles.ts'

/** What `last?` says of each machine, in the order in which they are done. */
const told = (program: string): string[] =>
  run('ruby', [
    '-we',
    `require './scripts/vagrant/roll_call'\ncall = Slipway::RollCall.new\n${program}`,
  ])
    .output.trim()
    .split('\n')

describe.skipIf(noRuby)(`who is the last${noRuby ? ` (skipped: ${noRuby})` : ''}`, () => {
  test('side by side: the one that is done last', () => {
    const program = `%i[a b c].each { |name| call.begin(name) }
      %i[b a c].each { |name| puts call.last?(name) { true } }`
    expect(told(program)).toEqual(['false', 'false', 'true'])
  })

  test('one after the other: the first that finds all of them running, and only that', () => {
    const program = `run = []
      %i[a b c].each { |name| call.begin(name); run << name; puts call.last?(name) { run.length == 3 } }`
    expect(told(program)).toEqual(['false', 'false', 'true'])
    const again = `%i[a b c].each { |name| call.begin(name); puts call.last?(name) { true } }`
    expect(told(again)).toEqual(['true', 'false', 'false'])
  })

  test('one that fails keeps the others waiting', () => {
    const program = `%i[a b].each { |name| call.begin(name) }
      puts call.last?(:b) { true }`
    expect(told(program)).toEqual(['false'])
  })

  test('from many threads: once', () => {
    const program = `names = (1..50).to_a
      names.each { |name| call.begin(name) }
      puts names.map { |name| Thread.new { call.last?(name) { true } } }.map(&:value).count(true)`
    expect(told(program)).toEqual(['1'])
  })
})
