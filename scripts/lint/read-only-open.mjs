const readingFlags =
  /^('rs?'|"rs?"|(constants\.)?O_(RDONLY|NOFOLLOW|NONBLOCK|DIRECTORY)(\s*\|\s*(constants\.)?O_(RDONLY|NOFOLLOW|NONBLOCK|DIRECTORY))*)$/;

/**
 * Whether an imported `open` or `openSync` is only called, and only with flags that read.
 * @param {any} specifier the import specifier
 * @param {import('eslint').SourceCode} sourceCode
 * @returns {boolean}
 */
export function opensOnlyToRead(specifier, sourceCode) {
  const calls = sourceCode.getDeclaredVariables(specifier).flatMap(({ references }) => references);
  return calls.length > 0 && calls.every(({ identifier }) => isReadingCall(identifier, sourceCode));
}

/**
 * @param {any} callee
 * @param {import('eslint').SourceCode} sourceCode
 */
function isReadingCall(callee, sourceCode) {
  const { parent } = callee;
  if (parent.type !== 'CallExpression' || parent.callee !== callee) return false;
  const flags = parent.arguments[1];
  return flags === undefined || readingFlags.test(sourceCode.getText(flags));
}
