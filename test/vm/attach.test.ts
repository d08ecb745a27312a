import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, cpSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { runCli } from '../support/cli.js';
import { projectRoot, scratchFolder } from '../support/folders.js';

// What `attach --for qemu` prints, in a real QEMU: asked over its control socket, and read out of the memory into which its
// firmware copies SMBIOS. No guest is booted.
describe('QEMU, started by the command that attach prints', () => {
  const uuid = '6d5bb3a1-4d5c-4c53-9f0e-30d3d2a1c001';

  test('has the seed in its CD-ROM drive, whatever its path holds', async () => {
    const root = site('it\'s a "fleet", $HOME & <all>;media=disk');
    await runCli(['build', '--root', root, '--quiet'], { cwd: root });
    const machine = await start(root, '--by', 'iso');
    const drives = (await machine.ask('query-block')) as readonly Drive[];
    const seed = drives.find(({ inserted }) => inserted?.file.endsWith('waf-ba-0001.iso'));
    expect(seed).toMatchObject({
      removable: true,
      inserted: { file: `${root}/out/current/images/waf-ba-0001.iso`, ro: true, drv: 'raw' },
    });
  }, 60_000);

  test('has the uuid, the name and the MAC of the inventory', async () => {
    const machine = await start(site('fleet'), '--by', 'address');
    expect(await machine.ask('query-uuid')).toEqual({ UUID: uuid });
    expect(await machine.ask('query-name')).toEqual({ name: 'waf-ba-0001' });
    expect(await machine.ask('human-monitor-command', { 'command-line': 'info network' })).toContain(
      'macaddr=52:54:00:6f:00:12',
    );
  }, 60_000);

  test.each([
    ['iso', 'WAF 0001'],
    ['url', 'ds=nocloud;s=http://111.0.0.2:8807/;dsmode=net'],
  ])(
    'shows its guest by SMBIOS, --by %s: %s',
    async (by, serial) => {
      const root = site('fleet');
      await runCli(['build', '--root', root, '--quiet'], { cwd: root });
      const table = await smbiosOf(await start(root, '--by', by));
      expect(table.strings).toContain(serial);
      expect(table.uuid).toBe(uuid);
    },
    60_000,
  );

  /** The example fleet in a folder of this name, its first firewall with a uuid and a serial number of its own. */
  function site(name: string): string {
    const root = join(scratchFolder(), name);
    mkdirSync(root);
    for (const folder of ['devices', 'templates']) {
      cpSync(join(projectRoot, folder), join(root, folder), { recursive: true });
    }
    const device = join(root, 'devices', 'waf', 'waf-ba-0001.yaml');
    appendFileSync(device, `uuid: ${uuid}\nserial: WAF 0001\n`);
    return root;
  }
});

interface Drive {
  readonly removable: boolean;
  readonly inserted?: { readonly file: string; readonly ro: boolean; readonly drv: string };
}

interface RunningMachine {
  readonly ask: (command: string, options?: Readonly<Record<string, unknown>>) => Promise<unknown>;
}

/** Starts what attach prints, by a shell, and speaks to it by QMP. */
async function start(root: string, ...argv: readonly string[]): Promise<RunningMachine> {
  const attach = ['attach', 'waf-ba-0001', '--for', 'qemu', '--memory', '64', '--root', root, ...argv];
  const { stdout: command } = await runCli(attach, { cwd: root });
  const more = '-accel tcg -display none -serial none -monitor none -qmp stdio';
  const child = spawn('sh', ['-c', `exec ${command.trimEnd()} ${more}`], { stdio: ['pipe', 'pipe', 'pipe'] });
  onTestFinished(() => ended(child));
  let complaint = '';
  child.stderr.on('data', (chunk) => (complaint += String(chunk)));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<Answer> => {
    const line = await lines.next();
    if (line.done === true) throw new Error(`QEMU ended: ${complaint}`);
    return JSON.parse(line.value) as Answer;
  };
  await next();
  const ask: RunningMachine['ask'] = async (execute, options = {}) => {
    child.stdin.write(`${JSON.stringify({ execute, arguments: options })}\n`);
    for (;;) {
      const { error, ...answer } = await next();
      if (error !== undefined) throw new Error(`${execute}: ${error.desc}`);
      if ('return' in answer) return answer.return;
    }
  };
  await ask('qmp_capabilities');
  return { ask };
}

interface Answer {
  readonly return?: unknown;
  readonly error?: { readonly desc: string };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  child.kill();
  await once(child, 'exit');
}

/** Type 1 of SMBIOS, once the firmware has put it into the machine's memory (DMTF DSP0134, 7.2). */
async function smbiosOf({ ask }: RunningMachine): Promise<{ strings: readonly string[]; uuid: string }> {
  const file = join(scratchFolder(), 'memory');
  for (let attempt = 0; attempt < 60; attempt += 1) {
    await ask('pmemsave', { val: 0, size: 64 * 1024 * 1024, filename: file });
    const found = systemIn(readFileSync(file));
    if (found !== undefined) return found;
    await sleep(250);
  }
  throw new Error('no SMBIOS table in the memory of the machine');
}

function systemIn(memory: Buffer): { strings: readonly string[]; uuid: string } | undefined {
  const header = Buffer.from([0x01, 0x1b, 0x00, 0x01]);
  for (let at = memory.indexOf(header); at >= 0; at = memory.indexOf(header, at + 1)) {
    const strings = memory
      .subarray(at + 0x1b, memory.indexOf('\0\0', at + 0x1b))
      .toString('latin1')
      .split('\0');
    if (!strings.includes('QEMU')) continue;
    // The first three groups are numbers, least byte first.
    const hex = (from: number, to: number) => memory.subarray(at + from, at + to).toString('hex');
    const number = (from: number, to: number) =>
      Buffer.from(memory.subarray(at + from, at + to))
        .reverse()
        .toString('hex');
    const uuid = [number(8, 12), number(12, 14), number(14, 16), hex(16, 18), hex(18, 24)].join('-');
    return { strings, uuid };
  }
  return undefined;
}
