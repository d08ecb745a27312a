import { late } from './late-packages.mjs';

/**
 * @typedef {{ readonly importedIds: readonly string[] }} ModuleInfo
 * @typedef {{ readonly getModuleInfo: (id: string) => ModuleInfo | null }} Graph
 */

/**
 * What the thread that writes needs is little, and stands by itself. What every command needs comes next, then what a build needs that has nothing to do, what a check needs, and what else a build needs. What
 * only others need is as the bundler finds it.
 */
const groups = [
  { chunk: 'write', from: ['sinks/making/make-in-thread.js'] },
  { chunk: 'frame', from: ['cli/run.js', 'cli/process-io.js'] },
  { chunk: 'look', from: ['cli/commands/build.js', 'pipeline/build/build.js'] },
  { chunk: 'site', from: ['cli/commands/check.js', 'pipeline/check/check.js'] },
  { chunk: 'build', from: ['pipeline/build/build-changed.js'] },
];

/**
 * Into which chunk a module goes: a chunk costs a look-up, two reads and a call of V8, and one that holds too much is read for nothing.
 * @param {string} compiled absolute
 */
export function chunkOf(compiled) {
  /** @type {Map<string, ReadonlySet<string>>} */
  const known = new Map();
  /**
   * @param {string} id
   * @param {Graph} graph
   */
  return (id, graph) => {
    const ofPackage = late.find((name) => id.includes(`/node_modules/${name}/`));
    if (ofPackage !== undefined) return ofPackage;
    for (const { chunk, from } of groups) {
      const reached =
        known.get(chunk) ??
        reachedFrom(
          from.map((path) => `${compiled}/${path}`),
          graph,
        );
      known.set(chunk, reached);
      if (reached.has(id)) return chunk;
    }
    return null;
  };
}

/**
 * All that is loaded with some modules, late imports left out.
 * @param {readonly string[]} from
 * @param {Graph} graph
 */
function reachedFrom(from, graph) {
  /** @type {Set<string>} */
  const reached = new Set();
  const open = [...from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const found = reached.has(id) ? null : graph.getModuleInfo(id);
    if (found === null) continue;
    reached.add(id);
    open.push(...found.importedIds);
  }
  return reached;
}
