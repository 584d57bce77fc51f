import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Machine } from '../machine/machine.ts'

/** Programs that a real shell and this one must agree about, by what they are about. */
const SCRIPTS: Readonly<Record<string, readonly string[]>> = {
  quoting: [
    `echo 'a b'  "c d" e\\ f`,
    `x='*'; echo "$x" '$x' "\\$x" "a\\\\b" "\\a"`,
    `printf '%s\\n' "it's" 'say "hi"' a"b"'c'`,
    `printf '%s|' 'a'\\''b'; echo`,
    `echo one \\\n two`,
    `echo a#b # c`,
    `: <<'E'\n$x\nE\ncat <<E\n$((1+1)) \\$x "q"\nE`,
    `cat <<-'E' | tr a b\n\tabc\n\tE\n`,
    `printf %s ''; printf '[%s]' '' a ''; echo`,
  ],
  words: [
    `x='a  b c'; printf '[%s]' $x "$x"; echo`,
    `x=' a '; printf '[%s]' b$x"c"; echo`,
    `x=; printf '[%s]' $x "$x"; echo`,
    `set -- a 'b c' d; printf '[%s]' "$@" $# "$*" $1 "\${3}"; echo; shift; printf '[%s]' "$@"; echo`,
    `set --; printf '[%s]' "$@" end; echo`,
    `set -- x y; printf '[%s]' "a$@b"; echo`,
    `touch f1 f2 .h; echo f* *.none "f*"; echo *`,
    `x='f*'; touch f1; echo $x "$x"`,
    `mkdir d; touch d/a d/b; for f in d/*; do echo "$f"; done; cd d && echo *`,
    `echo "$(printf 'a\\nb\\n\\n')" $(printf 'a\\nb')`,
    `x=$(echo out; exit 3); echo "$x $?"`,
    `echo "$(echo "$(echo 'deep "q"')")"`,
  ],
  parameters: [
    `unset x; echo "\${x:-d}" "\${x-d}" "\${x:+s}" "\${x=v}" "$x" "\${x:+set}" "\${#x}"`,
    `x=; echo "\${x:-d}[\${x-d}][\${x+s}][\${x:+s}]"`,
    `p=/a/b.c/d.tar.gz; echo "\${p##*/}" "\${p%/*}" "\${p#*/}" "\${p%%.*}" "\${p%.*}" "\${p#/}"`,
    `save=iptables-save; echo "\${save%-save}-restore"`,
    `x='a*b'; echo "\${x#a\\*}" "\${x%"*b"}" "\${x#'a*'}"`,
    `x=abc; echo "\${x#[ab]}" "\${x%?}" "\${x##*[!c]}"`,
    `echo "\${y:-$(echo sub)}" "\${z:-a b}" \${z:-a b}`,
    `echo "$((1 + 2 * 3)) $((7 / 2)) $((7 % 4)) $(((1+2)*3)) $((2 > 1)) $((-3 + 1))"`,
    `n=4; echo $((n * 2)) $(($n + 1)) $(($(echo 5) + 60))`,
    `f() { echo "$1-$#"; }; f a b; echo "$#"`,
  ],
  control: [
    `if false; then echo a; elif true; then echo b; else echo c; fi; echo $?`,
    `if false; then :; fi; echo $?`,
    `for i in 1 2 3; do [ $i = 2 ] && continue; echo $i; done; echo $?`,
    `for i in 1 2 3; do if [ $i = 2 ]; then break; fi; echo $i; done`,
    `for i in a b; do for j in 1 2; do [ $j = 2 ] && continue 2; echo $i$j; done; done`,
    `for i; do echo $i; done; set -- p q; for i do echo $i; done`,
    `i=0; while [ $i -lt 3 ]; do i=$((i+1)); echo $i; done; until [ $i = 0 ]; do i=$((i-1)); done; echo $i`,
    `while read -r a b; do echo "[$a][$b]"; done <<E\none two three\n\\back slash\n  lead\nE`,
    `printf 'a\\nb' | while read -r l; do echo "$l"; done; echo "[$l]"`,
    `case " debian ubuntu " in *debian*) echo d ;; *) echo o ;; esac`,
    `case abc in a?c) echo 1 ;; esac; case x in a | x) echo 2 ;; esac; case '*' in '*') echo 3 ;; esac; case q in [a-p]) echo 4;; [!a-p]) echo 5 ;; esac; echo $?`,
    `case x in\nx)\n  echo a\n  ;;\nesac`,
    `{ echo a; echo b; } | sort -r; (cd / && pwd >/dev/null; x=1); echo "[$x]"`,
    `f() { return 3; }; f; echo $?; g() { f || echo failed; }; g; echo $?`,
    `f() ( x=2; echo $x ); x=1; f; echo $x`,
    `! true; echo $?; ! false; echo $?; true && ! false && echo yes`,
    `false || false && echo no; echo $?; true || echo no && echo yes`,
    `true | false; echo $?; false | true; echo $?`,
    `a() { b; }; b() { echo late; }; a`,
  ],
  'set -e': [
    `set -e; false; echo not`,
    `set -e; false || echo a; if false; then :; fi; ! true; echo b`,
    `set -e; f() { false; echo in; }; f || echo c; f; echo not`,
    `set -e; true && false; echo not`,
    `set -e; false && true; echo reached`,
    `set -e; { false && true; }; echo reached`,
    `set -e; ( false && true ); echo not`,
    `set -e; ( false ) || echo a; x=$(false); echo not`,
    `( set -e; false; echo not ); code=$?; echo $code`,
    `(\nset -e\nexit 4\n)\ncode=$?\n[ "$code" = 0 ] || { echo "failed" >&2; exit "$code"; }`,
    `set -e; for i in 1; do false && true; done; echo reached`,
    `set -e; while false; do :; done; echo reached; if true; then false; fi; echo not`,
    `set -e; x=$(echo a; false; echo b) || true; echo "$x"`,
    `( set -e; false; echo ignored ) || echo b`,
    `set -e; echo $(false) after`,
    `set -e; false | true; echo a; true | false; echo not`,
    `set -e; eval 'false || true'; eval 'false'; echo not`,
    `set -e\nhave() { [ -d "$1" ] && return\n echo none; }\nhave /\nhave /none`,
    `set -e; trap 'echo bye' EXIT; false`,
  ],
  exits: [
    `trap 'echo end' EXIT; echo a; exit 3`,
    `trap 'echo end; exit 5' EXIT; exit 3`,
    `(trap 'echo sub' EXIT; echo in; exit 2); echo $?`,
    `trap 'rm -f t' EXIT; touch t; (exit 1); ls`,
    `trap 'echo x' EXIT; trap - EXIT; echo a`,
    `exit 300`,
    `f() { exit 7; }; echo "$(f)"; echo $?; f`,
    `x=$(exit 9); echo $?; [ a = b ]; exit`,
    `crictl; echo $?`,
    `eval 'echo a; exit 6'; echo not`,
  ],
  streams: [
    `echo a >f; echo b >>f; cat f; cat <f; cat <none; echo $?`,
    `{ echo out; echo err >&2; } 2>/dev/null; { echo out; echo err >&2; } 2>&1`,
    `f() { echo a; echo b >&2; }; f 2>/dev/null >f; cat f`,
    `: >f; [ -s f ] || echo empty; echo x >f; [ -s f ] && echo full`,
    `echo a >/no/such/folder; echo $?; : >d/f || echo b`,
    `for i in 1 2; do echo $i; done >f; cat f; if true; then cat; fi <f`,
    `printf 'b\\na\\nb\\n' | sort -u | head -n 1; true`,
    `while read -r x; do echo "<$x>"; done <f 2>/dev/null; echo $?`,
    `echo abc | (read -r x; echo "$x")`,
    `printf 'a:b:c\\n' | cut -d: -f2; printf '1\\n2\\n3\\n' | tail -n +2 | head -n 1`,
    `printf 'one\\ntwo\\n' | grep -q two && echo yes; printf 'x\\n' | grep -v x; echo $?; grep a none 2>/dev/null; echo $?`,
    `printf 'a\\nb\\n' | sed 's/^/around /'; printf 'ZONE=a\\nx\\n' | sed -n 's/^\\(ZONE\\|zone\\)=//p'; printf 'a(b=12)\\n' | sed 's/.*(b=\\([0-9]*\\).*/\\1/'`,
    `printf 'KUBE-A\\nDOCKER\\nflannel x\\n' | grep -v -e KUBE- -e 'flannel'`,
    `printf 'a b\\nc\\n' | xargs -r echo x; printf '' | xargs -r echo none; printf 'a b' | xargs -n 1 echo`,
  ],
  files: [
    `mkdir -p a/b; touch a/b/c; [ -d a ] && [ -f a/b/c ] && [ ! -e none ] && echo ok; ls -A a; rm -rf a; ls -A`,
    `echo x >a; mv -f a b; [ -e a ] || cat b; mkdir d; mv -f b d; ls d`,
    `ln -s t l; [ -L l ] && [ ! -e l ] && echo dangling; echo x >t; cat l; echo y >l; cat t; rm l; cat t`,
    `mkdir d; ln -s d l; touch l/f; ls d; readlink -f l/f | grep -q 'd/f$' && echo yes`,
    `touch f; chmod 640 f; stat -c %a f; umask 077; : >g; stat -c %a g; umask 022; mkdir -m 700 e; stat -c %a e`,
    `dirname a/b/c; dirname /a; dirname a; dirname /; basename a/b`,
    `echo a >x; echo a >y; cmp -s x y && echo same; echo b >y; cmp -s x y || echo other; cmp -s x none; echo $?`,
    `printf abc | sha256sum | cut -d' ' -f1; printf abc >f; sha256sum f none 2>/dev/null; echo $?`,
    `rm none 2>/dev/null; echo $?; rm -f none; echo $?; mkdir d; rm d 2>/dev/null; echo $?; mkdir d 2>/dev/null; echo $?`,
    `mkdir d; [ -z "$(ls -A d)" ] && echo empty; touch d/.x; [ -z "$(ls -A d)" ] || echo not`,
    `mkdir -p a1/x a2/x b/x; touch a1/x/f a2/x/g b/x/f; echo a*/x/f; echo */x; echo a*/y; echo ./a*/x/*; echo "a*"/x`,
    `tmp=$(mktemp ./t.XXXXXX); [ -f "$tmp" ] && stat -c %a "$tmp"`,
  ],
  tests: [
    `[ a = a ] && [ a != b ] && [ -n a ] && [ -z '' ] && [ 2 -gt 1 ] && [ 1 -le 1 ] && echo ok`,
    `[ ! a = b ] && [ ! -e none ] && ! [ 1 -eq 2 ] && echo ok; [ '' ]; echo $?; [ ! '' ]; echo $?; [ ]; echo $?`,
    `test -d / && echo ok; test a = b; echo $?; [ a = a -a b = c ]; echo $?; [ a = a -o b = c ]; echo $?`,
    `[ '(' = '(' ]; echo $?; [ ! = ! ]; echo $?; [ -n = -n ]; echo $?`,
  ],
  builtins: [
    `printf '%s %d|%5s|%-4s|%03d%%\\n' a 7 b c 5; printf '%s\\n' a b c; printf '%s-%s\\n' 1 2 3; printf 'x\\ty\\n'; printf '\\101\\n'`,
    `echo -n a; echo; echo 'a\\tb'; echo`,
    `command -v cd >/dev/null && echo yes; command -v crictl || echo no`,
    `export A=1; sh -c 'echo "$A[$B]"'; B=2 sh -c 'echo "$A[$B]"'; echo "[$B]"; C=3; sh -c 'echo "[$C]"'`,
    `sh -c 'echo "$0 $1 $#"' name one two; sh -c 'exit 4'; echo $?`,
    `cd /; cd none 2>/dev/null || echo no; f=x; . ./none 2>/dev/null; echo not`,
    `echo 'v=3; return 0' >lib; echo 'echo "in $v"' >>lib; v=1; echo 'w=5' >l2; . ./l2; echo $w`,
    `x=1; unset x; echo "[\${x-none}]"; x=2 true; echo "[\${x-none}]"`,
    `set -u; echo "\${x-d}"; echo "$x"; echo not`,
    `f() { local a=1; a=2; echo $a; }; f; umask 027; umask`,
    `a=1 b=$a; echo "$a$b"; a=2 c=3 :; echo "$a"`,
    `read -r a b <<E\n1 2 3\nE\necho "$b"; echo x | { read -r y; echo "$y"; }`,
    `timeout 5 sh -c 'echo a; exit 3'; echo $?; timeout 5 echo b`,
  ],
}

const cases = Object.entries(SCRIPTS).flatMap(([about, scripts]) =>
  scripts.map(script => [about, script] as const),
)

function byDash(script: string): { code: number; stdout: string } {
  const cwd = mkdtempSync(join(tmpdir(), 'slipway-dash-'))
  try {
    const env = { PATH: process.env.PATH ?? '', LC_ALL: 'C' }
    const { status, stdout } = spawnSync('dash', ['-c', script], { cwd, env, encoding: 'utf8' })
    return { code: status ?? -1, stdout }
  } finally {
    rmSync(cwd, { recursive: true })
  }
}

const around = {
  now: () => 0,
  machine: () => undefined,
  byAddress: () => undefined,
  linked: () => true,
  random: () => 0.5,
}

function bySimulation(script: string): { code: number; stdout: string } {
  const machine = new Machine('one', 'debian12', '192.168.56.10', around)
  let stdout = ''
  // What goes to stderr is not compared, so it goes nowhere.
  const steps = machine.execute(`cd /mnt\n{\n${script}\n} 2>/dev/null`, text => {
    stdout += text
  })
  for (;;) {
    const step = steps.next()
    if (step.done) return { code: step.value, stdout }
  }
}

describe('the shell of the simulation says what dash says', () => {
  test.each(cases)('%s: %s', (_, script) => {
    const wrapped = `{\n${script}\n} 2>/dev/null`
    expect(bySimulation(script)).toEqual(byDash(wrapped))
  })
})
