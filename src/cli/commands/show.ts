import { namesText, nearestNames } from '../../diagnostics/nearest.js';
import type { Command, Invocation } from '../command.js';
import type { ExitCode, Io } from '../io.js';
import { reportDiagnostics } from '../report/diagnostics.js';
import { treeText } from '../report/tree.js';

export const show: Command = {
  name: 'show',
  summary: 'print a rendered file of a device, or a folder as a tree',
  operands: ['<device>', '[path]'],
  options: [{ flags: '--url', description: 'print the URL of the device folder' }],
  examples: [
    'seedpress show web-01',
    'seedpress show web-01 user-data',
    'seedpress show web-01 lab/latest',
    'seedpress show --url web-01',
  ],
  run,
};

async function run({ operands, values, common }: Invocation, io: Io): Promise<ExitCode> {
  const [device = '', path = ''] = operands;
  const pipeline = await import('../../pipeline/explain/show.js');
  const shown = await pipeline.show({
    ...common,
    version: io.version,
    device,
    path,
    url: values.url === true,
  });
  switch (shown.kind) {
    case 'mistakes':
      reportDiagnostics(shown.diagnostics, io);
      return 1;
    case 'missing': {
      const nearest = nearestNames(path, shown.paths);
      const hint =
        nearest.length === 0
          ? `'seedpress show ${device}' lists its files`
          : `did you mean ${namesText(nearest)}?`;
      io.stderr(`seedpress: ${device} has no file ${path}; ${hint}\n`);
      return 1;
    }
    case 'url':
      io.stdout(common.json ? `${JSON.stringify({ url: shown.url })}\n` : `${shown.url}\n`);
      return 0;
    case 'folder':
      if (common.json) io.stdout(`${JSON.stringify(shown.paths, null, 2)}\n`);
      else io.stdout(folderText(shown, { device }));
      return 0;
    case 'file':
      io.stdout(shown.content);
      return 0;
  }
}

function folderText(
  { folder, paths }: { folder: string; paths: readonly string[] },
  { device }: { device: string },
): string {
  if (folder === '') return treeText(paths, { name: device });
  const inside = paths.map((path) => path.slice(folder.length + 1));
  return treeText(inside, { name: `${device}/${folder}` });
}
