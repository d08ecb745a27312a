/** A document of a stream of YAML, and how many lines stand above it. */
export interface YamlDocument {
  readonly text: string;
  readonly above: number;
}

/** The documents between lines of `---`, where several may stand in one text. */
export function yamlDocuments(content: string): readonly YamlDocument[] {
  const documents: YamlDocument[] = [];
  let lines: string[] = [];
  let above = 0;
  content.split('\n').forEach((line, index) => {
    // The first one may have such a line above it.
    if (/^---(?:\s|$)/.test(line) && lines.some((each) => each.trim() !== '')) {
      documents.push({ text: lines.join('\n'), above });
      lines = [];
      above = index;
    }
    lines.push(line);
  });
  return [...documents, { text: lines.join('\n'), above }];
}
