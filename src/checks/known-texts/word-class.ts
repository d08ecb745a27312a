/**
 * What a check may make of a word wherever it stands: words of one class can take each other's place in a string that
 * nobody reads as a whole. Words of shells, which commands are read for, are classes of their own.
 */
export function wordClass(word: string): string {
  if (shellWords.test(word)) return word;
  return /^\d/.test(word) ? 'number' : 'word';
}

const shellWords =
  /^(?:if|then|else|elif|fi|for|in|do|done|while|until|case|esac|select|function|time|coproc|EOF|END|set|test|o|pipefail|source|declare|typeset|let|pushd|popd|shopt|mapfile|readarray)$/;
