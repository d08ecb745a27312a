import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { images, layouts } from '../../src/layouts/index.js';
import { filesBelow, projectRoot } from '../support/folders.js';

// What a layout or an image is stands in its record, and nobody else knows one by its name: the next one would be forgotten.
const names = new Set([...Object.keys(layouts), ...Object.keys(images)]);

/** Words of the language as well: they count where a program asks for one of them. */
const ambiguous: ReadonlySet<string> = new Set(['namespace', 'guestinfo']);

/** What a word means where it is no layout. */
const otherMeanings: Readonly<Record<string, string>> = {
  'attach/attach.ts: ec2': 'what the SMBIOS uuid of a machine of Amazon begins with',
  'attach/machine-of.ts: ec2': 'the same',
  'checks/lint/lint-openstack.ts: openstack': 'the top folder of a config drive that somebody else made',
  'diagnostics/catalogue/seed-files.ts: openstack': 'the same',
  'importers/seed/read-config-drive.ts: openstack': 'the same',
  'importers/seed/read-nocloud.ts: nocloud':
    'what cloud-init calls a machine whose NoCloud seed has no instance-id',
  'attach/hypervisors/vmware.ts: guestinfo': 'a way of attach: what VMware calls the settings of a machine',
  'attach/machine.ts: guestinfo': 'the same',
  'attach/machine-of.ts: guestinfo': 'the same',
  'cli/commands/attach.ts: guestinfo': 'the same',
  'pipeline/attach/attach.ts: guestinfo': 'the same',
  'pipeline/attach/seed-of.ts: guestinfo': 'the same',
  'host/apache.ts: openstack':
    'the top folder of OpenStack in a URL, whose dates the servers answer by latest',
  'host/caddyfile.ts: openstack': 'the same',
  'host/lighttpd/lighttpd-script.ts: openstack': 'the same',
  'host/nginx/server.ts: openstack': 'the same',
  'server/answer.ts: openstack': 'the same',
};

/** The names of layouts in the strings of a source: 'nocloud', and "images: [nocloud]" as well. Comments may name them. */
function namesIn(text: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isLiteralTypeNode(node)) return;
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
      found.push(...wordsOf(node.text).filter((word) => isNamed(word, node)));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('source.ts', text, ts.ScriptTarget.Latest, true));
  return found;
}

// In fd00:ec2::254 there is none.
const wordsOf = (text: string): readonly string[] =>
  text.split(/[^\w.:-]+/).filter((word) => names.has(word));

const isNamed = (word: string, node: ts.Node): boolean => !ambiguous.has(word) || isAskedFor(node);

function isAskedFor({ parent }: ts.Node): boolean {
  if (ts.isBinaryExpression(parent)) return parent.operatorToken.getText().endsWith('===');
  if (ts.isCallExpression(parent)) return /(?:includes|indexOf|has|get)$/.test(parent.expression.getText());
  return (
    ts.isArrayLiteralExpression(parent) || ts.isCaseClause(parent) || ts.isElementAccessExpression(parent)
  );
}

describe('the search', () => {
  test.each([
    ["site.layouts.includes('ec2')", ['ec2']],
    ["layouts['config-drive']", ['config-drive']],
    ["name === 'openstack' || name === 'nocloud'", ['openstack', 'nocloud']],
    ['const text = `${a} images: [nocloud]`;', ['nocloud']],
    ["const known = { 'boot-partition': 1 };", ['boot-partition']],
    ["site.layouts.includes('namespace')", ['namespace']],
    ["['namespace', 'x'].map(f)", ['namespace']],
    ["const address = 'fd00:ec2::254'; const code = { code: 'namespace' };", []],
    ["import { nocloud } from './nocloud.js'; // nocloud", []],
    ["type Need = 'namespace' | 'port-80'; const key = 'disable_ec2_metadata';", []],
  ])('%s', (text, expected) => expect(namesIn(text)).toEqual(expected));
});

test('no source outside of src/layouts knows a layout or an image by its name', () => {
  const found = filesBelow(join(projectRoot, 'src'))
    .filter((path) => !path.startsWith('layouts/'))
    .flatMap((path) =>
      namesIn(readFileSync(join(projectRoot, 'src', path), 'utf8')).map((name) => `${path}: ${name}`),
    );
  expect(found.filter((place) => otherMeanings[place] === undefined)).toEqual([]);
  expect(Object.keys(otherMeanings).filter((place) => !found.includes(place))).toEqual([]);
});
