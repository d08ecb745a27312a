import type { ClosedFolder } from './closed-folder.js';
import { codeOf } from './error-code.js';
import type { PortHolder } from './port-holder.js';

export type StartFault =
  | 'not-built'
  | 'not-readable'
  | 'port-in-use'
  | 'port-forbidden'
  | 'port-invalid'
  | 'address-unknown'
  | 'cannot-listen';

/** Why the server did not start; `message` has the form `found; what would help`. */
export class ServerStartError extends Error {
  readonly code: StartFault;

  constructor(code: StartFault, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'ServerStartError';
    this.code = code;
  }
}

/** Why `<root>/current/www` cannot be served. */
export function unservableFolder(
  folder: string,
  cause: unknown,
  { closed }: { closed?: ClosedFolder | undefined } = {},
): ServerStartError {
  const code = codeOf(cause);
  if (code === 'EACCES' || code === 'EPERM') {
    const found = `this user may not enter ${closed?.path ?? folder}`;
    return new ServerStartError('not-readable', `${found}; ${closed?.mend ?? 'serve as root'}`, { cause });
  }
  const found = `there is no published site: ${folder} is missing`;
  return new ServerStartError('not-built', `${found}; build it first`, { cause });
}

/** Why the address cannot be listened on, by the error of `listen`. */
export function unusableAddress(
  cause: unknown,
  { host, port }: { host: string; port: number },
  { holder }: { holder?: PortHolder | undefined } = {},
): ServerStartError {
  const at = host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
  const code = codeOf(cause);
  const fault = (kind: StartFault, message: string) => new ServerStartError(kind, message, { cause });
  switch (code) {
    case 'EADDRINUSE':
      return fault(
        'port-in-use',
        `${at} is in use by ${nameOf(holder)}; end it, or choose another port (0 for any free one)`,
      );
    case 'EACCES':
    case 'EPERM':
      return fault('port-forbidden', `this user may not listen on ${at}; choose a port from 1024 on`);
    case 'ERR_SOCKET_BAD_PORT':
      return fault('port-invalid', `${port} is not a port; a port is a whole number from 0 to 65535`);
    case 'EADDRNOTAVAIL':
    case 'EAFNOSUPPORT':
    case 'EINVAL':
      return fault(
        'address-unknown',
        `this machine does not have the address ${host}; choose one that it has`,
      );
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return fault('address-unknown', `the name "${host}" has no address; give an address, like 127.0.0.1`);
    default:
      return fault(
        'cannot-listen',
        `cannot listen on ${at} (${code ?? String(cause)}); choose another address or port`,
      );
  }
}

const nameOf = (holder: PortHolder | undefined): string =>
  holder === undefined ? 'another program' : `${holder.command} (process ${holder.pid})`;
