import type { BuildResult } from '../../pipeline/build/build.js';
import type { CommonOptions } from '../command.js';
import type { Io } from '../io.js';
import { buildJson } from './build-json.js';
import { leftLines, mendedLines, obstacleLines, unflushedLines } from './build-summary.js';
import { changesText } from './changes-text.js';
import { reportDiagnostics } from './diagnostics.js';

/** Tells of one build after the other, for somebody who edits the inputs: the errors, or what changed. */
export function rebuildReport(io: Pick<Io, 'stdout' | 'stderr'>, common: CommonOptions) {
  let wasRefused = false;
  return (result: BuildResult): void => {
    const isNews = wasRefused || result.outcome !== 'unchanged';
    wasRefused = result.outcome === 'refused';
    if (common.json) {
      if (isNews) io.stdout(`${JSON.stringify(JSON.parse(buildJson(result, common)))}\n`);
      return;
    }
    reportDiagnostics(result.diagnostics, {
      stderr: io.stderr,
      consequence: '; nothing was published',
    });
    if (!common.quiet && isNews) for (const line of linesOf(result)) io.stderr(`${line}\n`);
  };
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
