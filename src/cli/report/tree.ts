interface Folder {
  readonly files: Set<string>;
  readonly folders: Map<string, Folder>;
}

/** Sorted paths as a tree, one name a line, below the name of their folder. */
export function treeText(paths: readonly string[], { name }: { name: string }): string {
  const root = emptyFolder();
  for (const path of paths) {
    const segments = path.split('/');
    const file = segments.pop() as string;
    let folder = root;
    for (const segment of segments) folder = subfolder(folder, segment);
    folder.files.add(file);
  }
  return [`${name}/`, ...linesOf(root, '')].map((line) => `${line}\n`).join('');
}

const emptyFolder = (): Folder => ({ files: new Set(), folders: new Map() });

function subfolder({ folders }: Folder, name: string): Folder {
  const folder = folders.get(name) ?? emptyFolder();
  folders.set(name, folder);
  return folder;
}

function linesOf({ files, folders }: Folder, margin: string): readonly string[] {
  const names = [...new Set([...files, ...folders.keys()])].sort();
  return names.flatMap((name, index) => {
    const isLast = index === names.length - 1;
    const folder = folders.get(name);
    const line = `${margin}${isLast ? '└── ' : '├── '}${name}${folder === undefined ? '' : '/'}`;
    return folder === undefined ? [line] : [line, ...linesOf(folder, `${margin}${isLast ? '    ' : '│   '}`)];
  });
}
