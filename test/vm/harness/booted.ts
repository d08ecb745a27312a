import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { runTool } from '../../support/images.js';
import { unannouncedOf } from './announced.js';

/** What became of a machine, as it told before it switched itself off (test/vm/guest/seedpress-report). */
export interface Booted {
  /** From the start until it was off. */
  readonly seconds: number;
  readonly hostname: string;
  /** What its console showed. */
  readonly console: string;
  /** The data source that cloud-init took, in its own words; empty where it took none. */
  readonly dataSource: string;
  readonly errors: readonly string[];
  /** What cloud-init logged as a warning or worse. */
  readonly warnings: readonly string[];
  /** Those of them that the build had said nothing of. */
  readonly unannounced: readonly string[];
  /** One of the facts that the guest collects. */
  readonly fact: (name: string) => string;
  readonly json: <T>(name: string) => T;
  readonly has: (path: string) => boolean;
  /** A file of the guest. */
  readonly text: (path: string) => string;
  /** As in 0644. */
  readonly mode: (path: string) => string;
}

/** Unpacks a machine's report; throws with the end of its console where there is none. */
export function readReport(
  report: string,
  {
    folder,
    console,
    seconds,
    announced,
  }: { folder: string; console: string; seconds: number; announced: readonly string[] },
): Booted {
  if (statSync(report).size === 0) throw new Error(`the machine told nothing:\n${endOf(console)}`);
  mkdirSync(folder);
  runTool('tar', ['-C', folder, '--numeric-owner', '--extract', '--file', report]);
  const at = (path: string): string => join(folder, path);
  const text = (path: string): string => readFileSync(at(path), 'utf8');
  const fact = (name: string): string => text(`run/seedpress-report/${name}`).trimEnd();
  const result = existsSync(at('run/cloud-init/result.json'))
    ? (JSON.parse(text('run/cloud-init/result.json')) as Result)
    : undefined;
  const warnings = warningsIn(existsSync(at(log)) ? text(log) : '');
  return {
    seconds,
    hostname: fact('hostname'),
    console: readFileSync(console, 'utf8'),
    dataSource: result?.v1.datasource ?? '',
    errors: result?.v1.errors ?? ['cloud-init did not end'],
    warnings,
    unannounced: unannouncedOf(warnings, { announced }),
    fact,
    json: <T>(name: string) => JSON.parse(fact(name)) as T,
    has: (path) => existsSync(at(path)),
    text,
    mode: (path) => (statSync(at(path)).mode & 0o7777).toString(8).padStart(4, '0'),
  };
}

/** cloudinit/cmd/main.py status_wrapper. */
interface Result {
  readonly v1: { readonly datasource: string | null; readonly errors: readonly string[] };
}

const log = 'var/log/cloud-init.log';

/** `2026-01-01 00:00:00,000 - util.py[WARNING]: text` -> `util.py[WARNING]: text`. */
const warningsIn = (text: string): readonly string[] =>
  text.split('\n').flatMap((line) => /\S+\[(?:WARNING|ERROR|CRITICAL)\]: .*/.exec(line)?.[0] ?? []);

const endOf = (path: string): string => readFileSync(path, 'utf8').split('\n').slice(-30).join('\n');
