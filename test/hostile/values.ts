import fc from 'fast-check'

/** What has been the end of somebody's quoting. */
export const NASTY = [
  '$(touch /tmp/x)',
  '`id`',
  `$${'{IFS}'}`,
  "'; rm -rf /; '",
  "'\\''",
  '"; reboot; "',
  '\\',
  '\\\n',
  '-rf',
  '--',
  '-oProxyCommand=id',
  '~root',
  '!!',
  '!$',
  '*',
  '/*',
  '[a-z]*',
  '{a,b}',
  "$'\\x27'",
  '%n%s%d',
  '\r\n',
  '\t',
  '\u0007\u001b[31m\u001b]0;x\u0007',
  '\u007f\u0080\u009b',
  '\u2028\u2029\ufeff\u202e',
  'EOF\nid\nEOF',
  '<<EOF',
  'a\n[Service]\nExecStart=/bin/sh',
  '<%= 1 %>',
  '{{ .Values }}',
  '&& id',
  '| id',
  '> /etc/passwd',
  '#',
  'a=b',
  '../../../../etc/shadow',
  's/a/b/e',
  '\\1&',
  '__proto__',
  'constructor',
  'toString',
  '!!js/function',
  '*anchor',
  '😀',
  'é'.normalize('NFD'),
] as const

const signs = fc.string({ unit: fc.constantFrom(...'\n\r\t \'"\\$`!#*?~=;&|<>(){}[]%^a-@:,./0') })

/** A text that a shell, a template or a person may misread. */
export const hostileText = fc.oneof(
  { weight: 3, arbitrary: signs },
  { weight: 2, arbitrary: fc.string({ unit: 'binary' }) },
  { weight: 2, arbitrary: fc.constantFrom<string>(...NASTY) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom<string>(...NASTY), signs, fc.constantFrom<string>(...NASTY))
      .map(parts => parts.join('')),
  },
  { weight: 1, arbitrary: fc.string() },
)

/** One that an argument can hold. */
export const hostileWord = hostileText.map(text => text.replaceAll('\0', ''))
