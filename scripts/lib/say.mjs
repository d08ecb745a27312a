// Exit code 3: our fault or that of the machine, not of the inputs.
const setUpFailed = 3;

/**
 * One line for whoever runs a script. Results alone go to stdout.
 * @param {string} text
 */
export function say(text) {
  process.stderr.write(`seedpress: ${text}\n`);
}

/**
 * Ends the script because the set-up went wrong.
 * @param {string} text what failed, and what to do
 * @returns {never}
 */
export function stop(text) {
  say(text);
  process.exit(setUpFailed);
}
