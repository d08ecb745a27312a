import { resolve } from 'node:path';
import type { MissingStatus } from '../../pipeline/status/status.js';
import type { Command, CommonOptions, Invocation } from '../command.js';
import type { ExitCode, Io } from '../io.js';
import { damageText } from '../report/damage-text.js';
import { nextCommand } from '../report/next-command.js';
import { statusTable } from '../report/status-table.js';
import { followStatus } from '../status/follow.js';
import { signerOf, signOption } from './sign-option.js';

export const status: Command = {
  name: 'status',
  summary: 'show which devices have read their seeds and which are done, from the access log',
  options: [
    { flags: '--follow', description: 'keep running and print changes until all devices are done' },
    { flags: '--only <glob>', description: 'show only devices whose id matches' },
    {
      flags: '--log <file>',
      description: "access log of the web server (default: the log of 'serve' and host/serve.sh)",
    },
    {
      flags: '--console <path>',
      description: 'console log of a machine, or a folder of them; each name begins with the device id',
    },
    {
      flags: '--seal',
      description: "seal the devices with 'sealed: true' that are done; see seedpress seal --help",
    },
    { flags: signOption.flags, description: 'with --seal: the private key that signs a signed site' },
  ],
  examples: [
    'seedpress status',
    "seedpress status --follow --only 'web-*'",
    'seedpress status --log /var/log/nginx/seedpress-access.log --json',
    'seedpress status --console /var/log/libvirt/qemu',
    'seedpress status --seal --quiet',
  ],
  run,
};

async function run({ values, common }: Invocation, io: Io): Promise<ExitCode> {
  const { openStatus } = await import('../../pipeline/status/status.js');
  const log = typeof values.log === 'string' ? resolve(io.cwd, values.log) : undefined;
  const only = typeof values.only === 'string' ? values.only : undefined;
  const console = typeof values.console === 'string' ? resolve(io.cwd, values.console) : undefined;
  const reader = openStatus({ out: common.out, log, console, only });
  const onRead = values.seal === true ? await sealerFor({ values, common }, io) : undefined;
  try {
    if (values.follow === true) {
      return await followStatus(reader, {
        io,
        json: common.json,
        onRead,
        missingText: (read) => missingText(read, { ...common, cwd: io.cwd }),
      });
    }
    let read = await reader.read();
    if (!('missing' in read) && (await onRead?.(read))) read = await reader.read();
    if ('missing' in read) {
      io.stderr(`seedpress: ${missingText(read, { ...common, cwd: io.cwd })}\n`);
      return 1;
    }
    const { liveDamage } = await import('../../pipeline/verify/live-damage.js');
    const damaged = liveDamage(common);
    io.stdout(common.json ? `${JSON.stringify({ ...read, damaged }, null, 2)}\n` : statusTable(read));
    if (damaged.length > 0)
      io.stderr(
        `seedpress: warning: what is published has changed since its build: ${damageText(damaged)}; run 'seedpress build' to repair it\n`,
      );
    return 0;
  } finally {
    await reader.close();
  }
}

/** Loaded where it is asked for: a status alone needs no layouts. */
async function sealerFor({ values, common }: Pick<Invocation, 'values' | 'common'>, io: Io) {
  const { sealer } = await import('../status/sealer.js');
  return sealer({ ...common, ...(await signerOf(values, io)) }, io);
}

function missingText(
  status: MissingStatus,
  where: Pick<CommonOptions, 'root' | 'out'> & Pick<Io, 'cwd'>,
): string {
  const { out } = where;
  switch (status.missing) {
    case 'site':
      return `there is no published site in ${out}; run '${nextCommand('seedpress build', where)}' first`;
    case 'log':
      return `there is no access log ${status.path}; start a web server ('${nextCommand('seedpress serve', where)}' or ${out}/current/host/serve.sh), or name its log with --log`;
    case 'console':
      return `there is no console log of a device at ${status.path}; its name must begin with the device id, like waf-ba-0001.log`;
  }
}
