import fc from 'fast-check'
import { toYaml } from '../../src/render/yaml.ts'
import { FILE, pathsOf, planted } from '../config/whole-file.ts'
import { hostileText } from './values.ts'

const repeated = (text: string) =>
  fc.integer({ min: 1, max: 5000 }).map(times => text.repeat(times))

/** A thousand million times `lol`, if somebody is so kind as to write it out. */
const laughs = `a: &a [lol,lol,lol,lol,lol,lol,lol,lol,lol,lol]\n${[...'bcdefghij']
  .map((name, i) => `${name}: &${name} [${Array(10).fill(`*${'abcdefghi'[i]}`).join(',')}]\n`)
  .join('')}`

/** Structures that have been the end of some parser. */
const bombs = fc.oneof(
  fc.constantFrom(
    laughs,
    'cluster: &a [*a]\n',
    'hosts: &h { m: *h }\n',
    '<<: &a { <<: *a }\n',
    'cluster: !!js/function "function () {}"\n',
    'cluster: !!binary "AAAA"\n',
    'cluster: !!set { a, b }\n',
    '%YAML 9.9\n---\ncluster: lab\n',
    '--- a\n--- b\n',
    '? { a: b }\n: c\n',
    '__proto__: { polluted: yes }\n',
    'constructor: { prototype: { polluted: yes } }\n',
    'cluster: [\n',
    '\ufeffcluster: lab\r\n\tx: 1\n',
    'cluster\0: lab\n',
  ),
  repeated('['),
  repeated('{a: '),
  repeated('- '),
  repeated('? '),
  repeated('a: &a *a\n'),
  repeated('hosts: {}\n'),
  repeated('x').map(key => `${key}: ${key}\n`),
  repeated('9').map(number => `ssh: { port: ${number} }\n`),
)

const numbers = fc.oneof(
  fc.double(),
  fc.bigInt().map(Number),
  fc.constantFrom(-0, 2 ** 53, 1e308, -1, 65_536, 0.1, Number.NaN, Number.POSITIVE_INFINITY),
)

const anything = fc.oneof(
  { weight: 3, arbitrary: hostileText },
  { weight: 1, arbitrary: numbers },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 4 }) },
  { weight: 1, arbitrary: fc.array(hostileText, { maxLength: 4 }) },
  { weight: 1, arbitrary: fc.dictionary(hostileText, hostileText, { maxKeys: 3 }) },
)

const whole = toYaml(FILE)

/** A right file with something else somewhere in it, as a value or as a key. */
const spoiltValue = fc
  .tuple(fc.constantFrom(...pathsOf(FILE)), anything, fc.option(hostileText))
  .map(([path, what, as]) => toYaml(planted(FILE, path, what, as ?? undefined)))

/** A right file out of which something was cut, and into which something was put. */
const spoiltText = fc
  .tuple(fc.nat(whole.length), fc.nat(20), fc.oneof(hostileText, bombs))
  .map(([at, cut, text]) => whole.slice(0, at) + text + whole.slice(at + cut))

/** A path is free to be almost anything. */
const oddPath = fc
  .tuple(fc.constantFrom('identityFile', 'knownHostsFile'), hostileText)
  .map(([key, what]) => toYaml(planted(FILE, ['ssh', key], what)))

/** Texts of cluster.yaml that nobody wrote in good faith; a few are right all the same. */
export const hostileFile = fc.oneof(
  { weight: 6, arbitrary: spoiltValue },
  { weight: 1, arbitrary: oddPath },
  { weight: 3, arbitrary: spoiltText },
  { weight: 1, arbitrary: bombs },
  { weight: 1, arbitrary: bombs.map(text => whole + text) },
  { weight: 1, arbitrary: hostileText },
  { weight: 1, arbitrary: anything.map(toYaml) },
)
