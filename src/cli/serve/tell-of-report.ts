import type { CommonOptions } from '../command.js';
import type { Io } from '../io.js';
import { isLoopback, type Listen } from './listen.js';

/** Where people find the report, and who may read it. */
export function tellOfReport(
  url: string,
  {
    listen,
    password,
    common,
    io,
  }: { listen: Listen; password: string | undefined; common: CommonOptions; io: Pick<Io, 'stderr'> },
): void {
  if (common.quiet) return;
  const who =
    password === undefined
      ? 'every user of this machine can read it, without secrets'
      : 'every user of this machine can read it, without secrets, and others with the password';
  // Of a server for other machines alone nobody here can ask at a loopback address.
  if (isLoopback(listen) || isAny(listen) || password !== undefined)
    io.stderr(`seedpress: report at ${url}/-/report/index.html; ${who}\n`);
}

const isAny = ({ host }: Listen): boolean => host === '0.0.0.0' || host === '::';
