import type { HostDevice } from '../../host/host-input.js';
import type { LedgerLine } from '../../sinks/state/ledger.js';

/** A device as the files of the host need it, out of its line. */
export const hostDevice = ({ id, host }: Pick<LedgerLine, 'id' | 'host'>): HostDevice => ({
  ...(JSON.parse(host) as Omit<HostDevice, 'id'>),
  id: id as HostDevice['id'],
});
