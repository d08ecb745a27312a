import fc from 'fast-check';
import type { OutputFile } from '../../src/domain/output-file.js';

/** Trees of files that an image can carry: deep and flat, long and colliding names, links, sizes around a sector. */
export function outputFiles({ names }: { names: 'ascii' | 'unicode' }): fc.Arbitrary<readonly OutputFile[]> {
  const path = fc.array(nameOf(names), { minLength: 1, maxLength: 5 }).map((segments) => segments.join('/'));
  const file = fc.record({ path, content: contents, linksTo: fc.option(fc.nat(), { freq: 4 }) });
  return fc.array(file, { minLength: 1, maxLength: 30 }).map((drafts) => {
    const fitting = withoutClashes(drafts);
    return fitting.map(({ path, content, linksTo }, index) => {
      const target = fitting[(linksTo ?? 0) % Math.max(index, 1)] as { path: string };
      return linksTo === null || index === 0 ? { path, content } : { path, linkTo: target.path };
    });
  });
}

const nameOf = (names: 'ascii' | 'unicode'): fc.Arbitrary<string> => {
  const unit = fc.constantFrom(...`abcABC019._-~ =+#@()'${names === 'unicode' ? 'ßéÿŁœ漢ﬀ語' : ''}`);
  const random = fc.string({ unit, minLength: 1, maxLength: 64 });
  // Few enough to meet often: folders with many children, and 8.3 names that collide.
  const common = fc.constantFrom(
    'latest',
    'meta_data.json',
    'meta-data',
    'META_DATA',
    'vendor_data2.json',
    'a',
  );
  // So long in UTF-8 that a record of Rock Ridge has to be continued elsewhere.
  const long = fc.string({ unit: fc.constantFrom(...'漢語ﬀ文字名'), minLength: 45, maxLength: 64 });
  return fc
    .oneof(common, random, ...(names === 'unicode' ? [long] : []))
    .filter((name) => !/^\.+$/.test(name) && !/[. ]$/.test(name));
};

const contents: fc.Arbitrary<Uint8Array> = fc
  .record({
    size: fc.constantFrom(0, 1, 100, 2047, 2048, 2049, 5000),
    byte: fc.integer({ max: 255, min: 0 }),
  })
  .map(({ size, byte }) => new Uint8Array(size).fill(byte));

/** Drops a path that stands twice, that is a folder of another one, or below a file. */
function withoutClashes<T extends { readonly path: string }>(drafts: readonly T[]): readonly T[] {
  const kept = new Map<string, T>();
  const folders = new Set<string>();
  for (const draft of drafts) {
    const segments = draft.path.split('/');
    const above = segments.slice(1).map((_, depth) => segments.slice(0, depth + 1).join('/'));
    if (kept.has(draft.path) || folders.has(draft.path) || above.some((path) => kept.has(path))) continue;
    kept.set(draft.path, draft);
    for (const path of above) folders.add(path);
  }
  return [...kept.values()];
}
