import { namesText } from '../../diagnostics/nearest.js';
import type { Device } from '../../domain/device.js';
import type { Command, Invocation } from '../command.js';
import type { ExitCode, Io } from '../io.js';
import { reportDiagnostics } from '../report/diagnostics.js';
import { tableText } from '../report/table.js';

export const list: Command = {
  name: 'list',
  summary: 'list the devices, by id, type or group',
  operands: ['[pattern...]'],
  options: [
    { flags: '--type <glob>', description: 'only devices of this type' },
    { flags: '--group <glob>', description: 'only devices of this group' },
    { flags: '--names', description: 'print only the ids, one per line' },
  ],
  examples: ['seedpress list', "seedpress list 'web-*' --group rack7", 'seedpress list --type web --json'],
  run,
};

async function run({ operands, values, common }: Invocation, io: Io): Promise<ExitCode> {
  const pipeline = await import('../../pipeline/list/list.js');
  const { devices, total, unmatched, diagnostics } = await pipeline.list({
    root: common.root,
    secretsFrom: common.secretsFrom,
    patterns: operands,
    type: textOf(values.type),
    group: textOf(values.group),
  });
  const isBare = values.names === true;
  if (common.json) io.stdout(`${JSON.stringify(devices.map(jsonOf), null, 2)}\n`);
  else io.stdout(isBare ? devices.map(({ id }) => `${id}\n`).join('') : rowsText(devices));
  reportDiagnostics(diagnostics, { stderr: io.stderr, consequence: '; the list may lack devices' });
  for (const { what, nearest } of unmatched) {
    const hint = nearest.length === 0 ? '' : `; did you mean ${namesText(nearest)}?`;
    io.stderr(`seedpress: there is no ${what}${hint}\n`);
  }
  if (!common.quiet && !common.json && !isBare)
    io.stderr(`seedpress: ${devices.length} of ${total} device${total === 1 ? '' : 's'}\n`);
  return diagnostics.length > 0 || unmatched.length > 0 ? 1 : 0;
}

const textOf = (value: string | boolean | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined;

function rowsText(devices: readonly Device[]): string {
  if (devices.length === 0) return '';
  const rows = devices.map(({ id, type, groups, managementIp, hostname, fqdn }) => [
    id,
    type,
    groups.join(',') || '-',
    managementIp ?? '-',
    fqdn ?? hostname,
  ]);
  return tableText([['ID', 'TYPE', 'GROUPS', 'ADDRESS', 'NAME'], ...rows]);
}

const shownFields = ['id', 'type', 'groups', 'hostname', 'fqdn', 'management_ip', 'uuid', 'serial'] as const;

const jsonOf = ({ view, interfaces }: Device): object => ({
  ...Object.fromEntries(shownFields.map((field) => [field, view[field]])),
  interfaces: interfaces.map((nic) => ({
    name: nic.name,
    mac: 'mac' in nic ? (nic.mac ?? null) : null,
  })),
});
