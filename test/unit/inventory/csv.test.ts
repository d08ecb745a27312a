import { describe, expect, test } from 'vitest';
import { nodeAt, originAt } from '../../../src/domain/source-node.js';
import { csvRows } from '../../../src/inventory/csv/csv-rows.js';
import { parseCsv } from '../../../src/inventory/csv/parse-csv.js';
import { base, messages, resolve } from './support.js';

const file = 'devices/f.csv';

describe('cells', () => {
  test.each([
    [
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\r\n1,2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\n\n\n1,\n',
      [
        ['a', 'b'],
        ['1', ''],
      ],
    ],
    [
      'a,b\n,\n',
      [
        ['a', 'b'],
        ['', ''],
      ],
    ],
    ['a\n""\n', [['a'], ['']]],
    [
      ' a , b\n"x, y" ,"say ""hi"""\n',
      [
        ['a', 'b'],
        ['x, y', 'say "hi"'],
      ],
    ],
    [
      'a,b\n"two\nlines",2\n',
      [
        ['a', 'b'],
        ['two\nlines', '2'],
      ],
    ],
    [
      'a,b\n"",\n',
      [
        ['a', 'b'],
        ['', ''],
      ],
    ],
    ['', []],
  ])('%j', (text, expected) => {
    const { rows, diagnostics } = csvRows(text, { file });
    expect(diagnostics).toEqual([]);
    expect(rows.map((row) => row.map((cell) => cell.text))).toEqual(expected);
  });

  test('every cell knows its line and column, behind quotes and line breaks as well', () => {
    const { rows } = csvRows('id, "a b",c\n"x\ny", 2,"3"\n\n4,5,6\n', { file });
    const places = rows.map((row) => row.map(({ origin }) => `${origin.line}:${origin.column}`));
    expect(places).toEqual([
      ['1:1', '1:5', '1:11'],
      ['2:1', '3:5', '3:7'],
      ['5:1', '5:3', '5:5'],
    ]);
  });

  test.each([
    ['a,b\n1,"x\n', '2:3', 'the quote " is never closed'],
    ['a,b\n1,"x"y\n', '2:6', '"y" comes after the closing quote of a cell'],
    ['a,b\n1,5" disk\n', '2:4', 'this cell contains a " but does not start with one'],
  ])('%j is wrong', (text, place, found) => {
    const [mistake, ...others] = csvRows(text, { file }).diagnostics;
    expect(others).toEqual([]);
    expect(`${mistake?.position.line}:${mistake?.position.column}`).toBe(place);
    expect(mistake?.found).toContain(found);
  });
});

describe('tables', () => {
  test('dotted names make mappings and lists, empty cells nothing', () => {
    const text =
      'id,interfaces.0.name,interfaces.0.addresses.1,interfaces.0.addresses.0,vars.rack,interfaces.1.name\n' +
      'a,ens3,10.0.0.3/24,10.0.0.2/24,,\n';
    const { records, diagnostics } = parseCsv(text, { file });
    expect(diagnostics).toEqual([]);
    const [record] = records;
    expect(nodeAt(record!, ['interfaces', 0, 'addresses', 1])).toMatchObject({ value: '10.0.0.3/24' });
    expect(originAt(record!, ['interfaces', 0, 'addresses', 0])).toEqual({ file, line: 2, column: 20 });
    expect(nodeAt(record!, ['vars'])).toBeUndefined();
    expect(nodeAt(record!, ['interfaces', 1])).toBeUndefined();
  });

  test.each([
    [
      'id,type\na\n',
      ['devices/f.csv:2:1: error csv-row: this row has 1 cell; expected 2, like the header: id,type'],
    ],
    [
      'id,type\na,base,x\n',
      ['devices/f.csv:2:1: error csv-row: this row has 3 cells; expected 2, like the header: id,type'],
    ],
    [
      'id;type\na;base\n',
      [
        'devices/f.csv:1:1: error csv-syntax: the header has ";" between its names; expected commas\n  fix: save the file as comma-separated values',
      ],
    ],
    [
      'id,type,id\na,base,b\n',
      [
        'devices/f.csv:1:9: error csv-header: the header has the column "id" twice; expected each column once\n  first: devices/f.csv:1:1',
      ],
    ],
    [
      'id,,type\na,,base\n',
      [
        'devices/f.csv:1:4: error csv-header: a column of the header has no name; expected the name of a field, like id or interfaces.0.mac',
      ],
    ],
    [
      'id,type,vars,vars.x\na,base,1,2\n',
      [
        'devices/f.csv:1:14: error csv-header: the columns "vars.x" and "vars" exclude each other; expected one column for the value, or a column for each part of it\n  other: devices/f.csv:1:9',
      ],
    ],
    [
      'id,type,hostnme\na,base,x\nb,base,y\n',
      ['devices/f.csv:1:9: error unknown-key: unknown key "hostnme" of a device; did you mean "hostname"?'],
    ],
    [
      'id,type,interfaces.1.name\na,base,ens4\n',
      [
        'devices/f.csv:2:8: error csv-index: "interfaces.1" has a value, but "interfaces.0" is empty; expected a list without gaps, numbered from 0',
      ],
    ],
    [
      'id,type,generation\na,base,one\n',
      [
        'devices/f.csv:2:8: error wrong-value: generation is "one"; expected a whole number from 1 to 1000000000',
      ],
    ],
    [
      '__proto__.x,id\n1,a\n',
      [
        'devices/f.csv:1:1: error forbidden-key: the key "__proto__" is not allowed; expected another name, because this one has a special meaning in JavaScript',
      ],
    ],
  ])('%j', (text, expected) => {
    expect(messages({ ...base, [file]: text })).toEqual(expected);
  });

  test('texts become what their fields want', () => {
    const text =
      'id,type,generation,interfaces.0.name,interfaces.0.dhcp4,interfaces.0.mtu,vars.n,public_keys.admin\n' +
      'a,base,3,ens3,true,1400,7,"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAICfB1i2Clx32UEgchi37sIdk+9Yak/H/x70ckE60lLNM x, y"\n';
    const { devices, diagnostics } = resolve({ ...base, [file]: text });
    expect(diagnostics).toEqual([]);
    expect(devices[0]).toMatchObject({
      generation: 3,
      interfaces: [{ dhcp4: true, mtu: 1400 }],
      vars: { n: '7' },
      publicKeys: {
        admin: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAICfB1i2Clx32UEgchi37sIdk+9Yak/H/x70ckE60lLNM x, y',
      },
    });
  });
});
