import { describe, expect, test } from 'vitest';
import { formatDiagnostic } from '../../../src/diagnostics/format.js';
import { nodeAt, originAt, type SourceNode } from '../../../src/domain/source-node.js';
import { parseYaml } from '../../../src/inventory/yaml/parse-yaml.js';

const parse = (text: string) => parseYaml(text, { file: 'f.yaml' });

function treeOf(text: string): SourceNode {
  const { node, diagnostics } = parse(text);
  expect(diagnostics).toEqual([]);
  return node as SourceNode;
}

const plain = (node: SourceNode | undefined): unknown => {
  if (node === undefined || node.kind === 'scalar') return node?.value;
  if (node.kind === 'list') return node.items.map(plain);
  return Object.fromEntries([...node.entries].map(([key, entry]) => [key, plain(entry.node)]));
};

describe('a syntax error is told once, at its place, in words that help', () => {
  test.each([
    ['id:waf\ntype: x\n', '1:1', '"id:waf" has no space after its colon', 'write id: waf'],
    ['type: x\nid:waf\n', '2:1', '"id:waf" has no space after its colon', 'write id: waf'],
    ['id: {{ n }}\n', '1:5', '"{{ n }}" starts with a brace', 'write for example id: "{{ n | pad(4) }}"'],
    ['a:\n  - {% if n %}x\n', '2:5', '"{% if n %}x" starts with a brace', 'write for example'],
    ['a:\n\tb: 1\n', '2:1', 'this line is indented with a tab', 'two spaces'],
    ['id: "waf\ntype: x\n', '1:5', 'the quote " is never closed', ''],
    ["a: 1\nb: 'x\n", '2:4', "the quote ' is never closed", ''],
    ['a: [1, 2\nb: 3\n', '2:1', 'there is no ] before this place', ''],
    ['a: { b: 1\nc: 3\n', '2:1', 'there is no } before this place', ''],
    ['a:\n  b: 1\n   c: 2\n', '3:4', 'indented deeper than the line above', ''],
    ['a: 1\n\n# c\n  b: 2\n', '4:3', 'this line starts at column 3', ''],
    ['a:\n  - b\n  c: 1\n', '3:3', 'this line starts at column 3', ''],
    ['a: b: c\n', '1:4', 'the value "b: c" contains a colon', 'write "b: c"'],
    ['a: @x\n', '1:4', 'a value starts with @', ''],
    ['a: `x`\n', '1:4', 'a value starts with `', ''],
    ['a: "\\q"\n', '1:5', '\\q in double quotes is not an escape', ''],
    ['a: "x" y\n', '1:8', '"y" comes after the end of the value', ''],
    ['a: [1,,2]\n', '1:7', 'a comma with no value before it', ''],
    ['a: "x"#c\n', '1:7', 'a # directly after a value', ''],
    ['type: x\nid\n', '2:1', '"id" is not a key with a value', ''],
    ['a: 1\n---\nb: 2\n', '2:1', 'a second YAML document', 'list several devices under devices:'],
    ['a: !foo 1\n', '1:4', 'the value has the tag !foo', ''],
    ['a: *\n', '1:4', 'a * or & without a name', ''],
    ['? [a]\n: b\n', '1:3', 'a key is a list or a mapping', ''],
    ['a: "\\ud800"\n', '1:4', 'half of a surrogate pair', ''],
  ])('%j', (text, place, found, remedy) => {
    const { node, diagnostics } = parse(text);
    expect(diagnostics).toHaveLength(1);
    const message = formatDiagnostic(diagnostics[0]!);
    expect(message).toContain(`f.yaml:${place}: error yaml-syntax: `);
    expect(message).toContain(found);
    expect(message).toContain(remedy);
    if (!text.includes('ud800')) expect(node).toBeUndefined();
  });
});

describe('mistakes that are no syntax errors leave the rest readable', () => {
  test.each([
    ['a: 1\nb: 2\na: 3\n', 'duplicate-key', '3:1', { a: 1, b: 2 }],
    ['{ a: 1, a: 2 }\n', 'duplicate-key', '1:9', { a: 1 }],
    ['a: 1\n"a": 2\n', 'duplicate-key', '2:1', { a: 1 }],
    ['__proto__: 1\nb: 2\n', 'forbidden-key', '1:1', { b: 2 }],
    ['a: *x\nb: 2\n', 'unknown-anchor', '1:4', { b: 2 }],
    ['a: &x [*x, 1]\n', 'unknown-anchor', '1:8', { a: [1] }],
    ['a: { <<: 1, b: 2 }\n', 'yaml-merge', '1:6', { a: { b: 2 } }],
  ])('%j', (text, code, place, rest) => {
    const { node, diagnostics } = parse(text);
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual([code]);
    const { line, column } = diagnostics[0]!.position;
    expect(`${line}:${column}`).toBe(place);
    expect(plain(node)).toEqual(rest);
  });

  test('a duplicate key names the place of the first one', () => {
    expect(parse('a: 1\na: 2\n').diagnostics[0]?.related).toEqual([
      { label: 'first', position: { file: 'f.yaml', line: 1, column: 1 } },
    ]);
  });
});

describe('the tree', () => {
  test('knows the place of every value', () => {
    const tree = treeOf('# c\na: 1\nb:\n  - x: "q"\n    y: [1, {z: 2}]\n');
    expect(originAt(tree, ['a'])).toMatchObject({ line: 2, column: 4 });
    expect(originAt(tree, ['b', 0])).toMatchObject({ line: 4, column: 5 });
    expect(originAt(tree, ['b', 0, 'x'])).toMatchObject({ line: 4, column: 8 });
    expect(originAt(tree, ['b', 0, 'y', 1, 'z'])).toMatchObject({ line: 5, column: 16 });
    expect(originAt(tree, ['b', 0, 'nothing', 'below'])).toMatchObject({ line: 4, column: 5 });
  });

  test.each([
    ['0644', 644],
    ['1.0', 1],
    ['0x1F', 31],
    ['12345678901234567890', 12345678901234567000],
    ['True', true],
    ['~', null],
  ])('keeps how %s was written', (source, value) => {
    expect(nodeAt(treeOf(`a: ${source}\n`), ['a'])).toMatchObject({ value, source });
  });

  test.each([
    ['52:54:00:12:34:56', '52:54:00:12:34:56'],
    ['yes', 'yes'],
    ['12:30', '12:30'],
    ['.inf', '.inf'],
    ['waf-{{ n }}', 'waf-{{ n }}'],
  ])('reads %s as a text', (source, value) => {
    expect(plain(treeOf(`a: ${source}\n`))).toEqual({ a: value });
  });

  test('resolves aliases and merge keys; what a key hides stays behind it', () => {
    const tree = treeOf(
      'base: &b { x: 1, y: 2 }\nmore: &m { y: 3, z: 4 }\none: { <<: [*b, *m], x: 9 }\ntwo: *b\n',
    );
    expect(plain(tree)).toMatchObject({ one: { x: 9, y: 2, z: 4 }, two: { x: 1, y: 2 } });
    expect(nodeAt(tree, ['one', 'x'])?.overrode).toMatchObject({ value: 1 });
    expect(originAt(tree, ['two', 'y'])).toMatchObject({ line: 1, column: 21 });
  });

  test('takes keys as they are written', () => {
    expect(plain(treeOf('1: a\ntrue: b\n0644: c\n'))).toEqual({ '1': 'a', true: 'b', '0644': 'c' });
  });

  test.each(['', '# nothing\n', '---\n...\n'])('%j holds nothing', (text) => {
    const { diagnostics, node } = parse(text);
    expect(diagnostics).toEqual([]);
    expect(plain(node) ?? null).toBeNull();
  });
});

describe('bombs', () => {
  test('150 honest aliases of one anchor are fine', () => {
    const text = `a: &x { b: [1, 2, 3] }\nl: [${Array(150).fill('*x').join(', ')}]\n`;
    expect(parse(text).diagnostics).toEqual([]);
  });

  test('aliases of aliases end at a budget, with a place', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
    for (let level = 1; level < 12; level += 1) {
      lines.push(
        `a${level}: &a${level} [${Array(10)
          .fill(`*a${level - 1}`)
          .join(', ')}]`,
      );
    }
    const { diagnostics } = parse(lines.join('\n'));
    expect(diagnostics.map(({ code }) => code)).toContain('yaml-aliases');
    expect(diagnostics[0]?.position.line).toBe(6);
  });

  test.each([
    ['flow lists', `a: ${'['.repeat(70)}${']'.repeat(70)}`],
    ['many flow lists', '['.repeat(20_000)],
    ['block mappings', Array.from({ length: 2000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
  ])('nesting has an end: %s', (_, text) => {
    const { diagnostics } = parse(text);
    expect(diagnostics.map(({ code }) => code)).toEqual(['yaml-syntax']);
    expect(diagnostics[0]?.found).toContain('more than 64 levels');
  });
});
