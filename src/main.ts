import { processIo } from './cli/process-io.js';
import { run } from './cli/run.js';

// Seeds hold keys and passwords: what is written is for its owner and the web server's group, whatever the
// umask of the shell is, and so two builds give the same modes.
process.umask(0o027);
void run(process.argv.slice(2), processIo()).then((code) => (process.exitCode = code));
