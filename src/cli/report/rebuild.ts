import type { BuildResult } from '../../pipeline/build/build.js';
import type { CommonOptions } from '../command.js';
import { buildJson } from './build-json.js';
import { leftLines, mendedLines, obstacleLines, unflushedLines } from './build-summary.js';
import { changesText } from './changes-text.js';
import { reportDiagnostics } from './diagnostics.js';

/** What somebody who edits the inputs is told of one build after the other: the errors, or what changed. */
export function rebuildTexts(
  result: BuildResult,
  { common, wasRefused }: { common: CommonOptions; wasRefused: boolean },
): { readonly stdout: string; readonly stderr: string } {
  const isNews = wasRefused || result.outcome !== 'unchanged';
  if (common.json)
    return { stdout: isNews ? `${JSON.stringify(JSON.parse(buildJson(result, common)))}\n` : '', stderr: '' };
  let stderr = '';
  const say = (text: string): void => {
    stderr += text;
  };
  reportDiagnostics(result.diagnostics, { stderr: say, consequence: '; nothing was published' });
  if (!common.quiet && isNews) for (const line of linesOf(result)) say(`${line}\n`);
  return { stdout: '', stderr };
}

function linesOf(result: BuildResult): readonly string[] {
  switch (result.outcome) {
    case 'refused':
      return [];
    case 'unchanged':
      return ['seedpress: no errors; nothing changed'];
    case 'published':
      return [
        `seedpress: published generation ${result.generation}: ${changesText(result)}`,
        ...mendedLines(result),
        ...obstacleLines(result.obstacle),
        ...unflushedLines(result),
        ...leftLines(result),
      ];
  }
}
