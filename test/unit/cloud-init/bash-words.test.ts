import { describe, expect, test } from 'vitest';
import { bashWords } from '../../../src/cloud-init/shell/bash-words.js';

const wordsIn = (text: string): readonly string[] => bashWords(text).map(({ word }) => word);

describe('what only bash knows', () => {
  test.each([
    ['source /etc/profile', ['source']],
    ['cd /x && source ./env', ['source']],
    ['set -euo pipefail', ['pipefail']],
    ['set -e -o pipefail; x', ['pipefail']],
    ['if [[ -f /x ]]; then echo; fi', ['[[']],
    ['while ! [[ -e /x ]]; do sleep 1; done', ['[[']],
    ['function f { echo; }', ['function']],
    ['a=(1 2)', ['a=(']],
    ['echo "${a[@]}"', [`\${a[…`]],
    [`echo \${a//x/y}`, [`\${a/…`]],
    [`echo \${a^^} \${b:0:3}`, [`\${a^…`, `\${b:0…`]],
    ['cat <<< "$x"', ['<<<']],
    ['run &> /var/log/run', ['&>']],
    ['diff <(a) <(b)', ['<(', '<(']],
    ['(( i++ ))', ['((']],
    ['for ((i=0;i<3;i++)); do x; done', ['((']],
    ['x=$(source y)', ['source']],
    ['echo `[[ -f x ]] && echo`', ['[[']],
    ['LANG=C source x', ['source']],
    ['{ source x; }', ['source']],
    ['[ "$a" == b ]', ['[ … ==']],
    ['declare -a x; pushd y; shopt -s z', ['declare', 'pushd', 'shopt']],
    ['case $x in a) source y;; esac', ['source']],
    ['cat <<EOF\nsource x\nEOF\nsource y', ['source']],
  ])('%s', (text, words) => expect(wordsIn(text)).toEqual(words));
});

describe('what sh knows as well', () => {
  test.each([
    '. /etc/profile',
    'set -eu',
    'echo "source x" [[ source',
    "bash -c 'source x; [[ -f y ]]'",
    'bash <<"EOF"\nsource x\n[[ -f y ]]\nEOF\necho',
    'cat <<-\\EOF\n\tfunction f\n\tEOF\necho',
    '# source x',
    'echo a # [[',
    "sed 's/[[:space:]]*$//' x",
    'case $x in [[:digit:]]*) echo ;; esac',
    'grep pipefail x',
    'echo $((1 + (2)))',
    `echo \${a:-b} \${a%/*} \${a#x} \${#a} \${a:+b,c} \${a:?no}`,
    'x > /dev/null 2>&1 &',
    'x >& 2; y <&3',
    'f() { echo; }',
    '( (a); b )',
    'a= ; b=$(x)',
    "awk '{ if (a == b) print $1 }'",
    '[ "$a" = b ] && test c = d',
    'curl -d "a==b" x',
    'echo "$(cat <<X\n[[\nX\n)"',
    'apt-get install -y source-highlight function',
    'printf "%s" \'${a[0]}\'',
    '"unclosed',
    '$(unclosed',
    `\${unclosed`,
    '`unclosed (a',
    'a\fb\u00a0c',
  ])('%s', (text) => expect(wordsIn(text)).toEqual([]));
});

test('however deep it goes, it ends', () => {
  expect(wordsIn(`${'$('.repeat(20_000)} source x`)).toBeDefined();
  expect(wordsIn('"${'.repeat(20_000))).toBeDefined();
});
