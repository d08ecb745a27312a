/** What a machine's serial console told of cloud-init. */
export interface BootVerdict {
  /** cloud-init's last words were read. */
  readonly isFinished: boolean;
  /** cloud-init's version, once it said a word. */
  readonly version?: string;
  /** As cloud-init names it: `DataSourceNoCloud [seed=/dev/sr0][dsmode=net]`. */
  readonly dataSource?: string;
  /** The guest's own clock when cloud-init was done. */
  readonly uptimeSeconds?: number;
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
  /** How many lines there were: none where the guest's kernel has no serial console. */
  readonly lines: number;
}

/**
 * Reads a console line by line, as plain text. `finalMessages` are what the seed puts in the place of cloud-init's own last words.
 * Source: cloudinit/config/cc_final_message.py FINAL_MESSAGE_DEF, cmd/main.py welcome_format, and Python's logging
 * format in config/cloud.cfg.d/05_logging.cfg.
 */
export function consoleReader({ finalMessages }: { readonly finalMessages: readonly RegExp[] }): {
  readonly read: (line: string) => void;
  readonly verdict: () => BootVerdict;
} {
  let verdict: BootVerdict = { isFinished: false, errors: [], warnings: [], lines: 0 };
  return {
    read(line) {
      verdict = { ...verdict, lines: verdict.lines + 1, ...saidIn(line), ...finishedIn(line, finalMessages) };
      if (isFailure(line)) verdict = { ...verdict, errors: [...verdict.errors, withoutStamp(line)] };
      else if (/\.py\[WARNING\]: /.test(line))
        verdict = { ...verdict, warnings: [...verdict.warnings, withoutStamp(line)] };
    },
    verdict: () => verdict,
  };
}

function saidIn(line: string): Partial<BootVerdict> {
  const version = /Cloud-init v\. (\S+) (?:running|finished)/.exec(line)?.[1];
  return version === undefined ? {} : { version };
}

function finishedIn(line: string, finalMessages: readonly RegExp[]): Partial<BootVerdict> {
  const own = /Cloud-init v\. \S+ finished at .*\. Datasource (.*?)\.\s+Up ([0-9.]+) seconds/.exec(line);
  if (own !== null) return { isFinished: true, dataSource: own[1] as string, uptimeSeconds: Number(own[2]) };
  // systemd's, where the kernel is not told to be quiet; it cuts long lines in their middle, and named no units before 249.
  const isFinished =
    /Finished (?:cloud-final\.|Execute cloud user\/final|Cloud-init: Final)/.test(line) ||
    /Reached target (?:cloud-init\.target|Cloud-init target)/.test(line) ||
    finalMessages.some((pattern) => pattern.test(line));
  return isFinished ? { isFinished } : {};
}

/** cloud-init logs modules that failed as warnings, like what is only worth a look. */
function isFailure(line: string): boolean {
  return (
    /\.py\[(?:ERROR|CRITICAL)\]: /.test(line) ||
    /\.py\[WARNING\]: (?:Running module .* failed|.*failed to run|Failed (?:to run|running) |failed stage |Used fallback datasource)/i.test(
      line,
    ) ||
    /Traceback \(most recent call last\)/.test(line) ||
    /FAILED.*Failed to start .*(?:[Cc]loud-init|cloud-(?:config|final)|Execute cloud user)/.test(line) ||
    /Kernel panic - not syncing/.test(line)
  );
}

/** Without what systemd and logging put before it: the same mistake is the same text. */
const withoutStamp = (line: string): string =>
  line
    .replace(/^\s*\[\s*[0-9.]+\]\s*/, '')
    .replace(/^[\w-]+\[[0-9]+\]:\s*/, '')
    .replace(/^[0-9]{4}-[0-9-]+ [0-9:,]+ - /, '')
    .trim();
