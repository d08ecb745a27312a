import { verify } from 'unixcrypt';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { filterDocs } from '../../../src/templates/filters/index.ts';
import { openTemplates } from '../../../src/templates/open-templates.ts';
import { chain, mistakesOf, render } from './render.ts';

const scope = { device: { id: 'waf-ba-0001', vars: {} } };
const files = { 'motd.txt': 'Welcome\n' };

async function filtered(template: string): Promise<string> {
  const result = await render(template, { scope, files });
  if (!result.ok) throw new Error(result.diagnostics[0]?.found);
  return result.text;
}

describe('the table of filters', () => {
  test.each(
    filterDocs.map(({ name, signature, summary, example }) => ({ name, signature, summary, ...example })),
  )('$signature: $template', async ({ name, template, result, summary, signature }) => {
    expect(template).toMatch(new RegExp(`\\| ${name}\\b`));
    expect(await filtered(template)).toBe(result);
    expect(summary).toMatch(/^[A-Z].*\.$/);
    expect(signature.startsWith(name)).toBe(true);
  });

  test('names each filter once', () => {
    const names = filterDocs.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(filterDocs.find(({ name }) => name === 'pad')?.signature).toBe('pad(width)');
    expect(filterDocs.find(({ name }) => name === 'indent')?.signature).toBe('indent(width=4, first=false)');
    expect(filterDocs.find(({ name }) => name === 'default')?.signature).toBe(
      'default, d(value, empty=false)',
    );
  });
});

describe('yaml', () => {
  test.each<[expression: string, text: string]>([
    ['"on"', '"on"'],
    ['"52:54:00:12:34:56"', '"52:54:00:12:34:56"'],
    ['"a\\"b\\\\c\\nd\\te"', '"a\\"b\\\\c\\nd\\te"'],
    ['"é\u2028😀"', '"\\xE9\\u2028\\U0001F600"'],
    ['1000000000000000000000', '1.0e+21'],
    ['1.5', '1.5'],
    ['true', 'true'],
    ['none', 'null'],
    ['[]', '[]'],
    ['{}', '{}'],
    ['[1, ["a", { b: [] }]]', '[1, ["a", {"b": []}]]'],
    ['{ "a: b": "c # d", "- e": none }', '{"a: b": "c # d", "- e": null}'],
  ])('%s on one line', async (expression, text) => {
    const result = await filtered(`{{ ${expression} | yaml }}`);
    expect(result).toBe(text);
    expect(parse(result)).toEqual(JSON.parse(await filtered(`{{ ${expression} | json }}`)));
  });

  test('as a block stands where it is put', async () => {
    const template =
      'network:\n  version: 2\n  ethernets:\n    {{ { eth0: { addresses: ["a", "b"], text: "one\\n\\ntwo\\n" } } | yaml(4) }}\nend: 1\n';
    const text = await filtered(template);
    expect(parse(text)).toEqual({
      network: { version: 2, ethernets: { eth0: { addresses: ['a', 'b'], text: 'one\n\ntwo\n' } } },
      end: 1,
    });
    expect(text).toContain('\n    eth0:\n      addresses:\n');
  });

  test('a key of more than 1,000 characters is marked as one', async () => {
    const key = 'k'.repeat(1100);
    expect(parse(await filtered(`{{ { "${key}": 1 } | yaml }}`))).toEqual({ [key]: 1 });
  });
});

describe('what filters give', () => {
  test.each<[template: string, text: string]>([
    ['{{ { a: [1, none, true], b: "é\\"" } | json }}', '{"a":[1,null,true],"b":"é\\""}'],
    ['{{ { a: 1 } | json(2) }}', '{\n  "a": 1\n}'],
    ['{{ { a: 1 } | dump(indent=1) }}', '{\n "a": 1\n}'],
    ['{{ "" | shell }}', "''"],
    ['{{ "a b" | shell }} {{ 5 | shell }}', "'a b' '5'"],
    [`{{ "'; rm -rf / #" | shell }}`, `''\\''; rm -rf / #'`],
    ['{{ ["a", "b c", 1, true] | shell }}', "'a' 'b c' '1' 'true'"],
    ['{{ "" | b64 }}|{{ "a\\n" | b64 }}|{{ "€😀" | b64 }}', '|YQo=|4oKs8J+YgA=='],
    ['{{ "a\\n\\nb\\n" | indent(2) }}|', 'a\n\n  b\n|'],
    ['{{ "a\\nb" | indent(2, true) }}|{{ "a\\nb" | indent(width=1, first=true) }}', '  a\n  b| a\n b'],
    ['{{ "a\\nb" | indent }}|{{ "" | indent(2) }}|{{ "a" | indent(0) }}', 'a\n    b||a'],
    ['{{ 0 | pad(3) }} {{ 12345 | pad(4) }} {{ "07" | pad(4) }} {{ 1 | pad(width=2) }}', '000 12345 0007 01'],
    ['{{ "111.0.0.0/24" | host(0) }} {{ "111.0.0.77/24" | host(255) }}', '111.0.0.0 111.0.0.255'],
    ['{{ "2001:db8::/64" | host(17) }} {{ "2001:DB8::/64" | host(65536) }}', '2001:db8::11 2001:db8::1:0'],
    [
      '{{ "10.0.0.4/31" | host(1) }} {{ "10.0.0.4/32" | host(0) }} {{ "::/0" | host(9007199254740991) }}',
      '10.0.0.5 10.0.0.4 ::1f:ffff:ffff:ffff',
    ],
    [
      '{{ "111.0.0.11/8" | netmask }} {{ "0.0.0.0/0" | netmask }} {{ "1.2.3.4/32" | netmask }}',
      '255.0.0.0 0.0.0.0 255.255.255.255',
    ],
    [
      '{{ "2001:DB8::11/64" | network }} {{ "2001:DB8::11/64" | address }} {{ "10.1.2.3/20" | prefix + 1 }}',
      '2001:db8::/64 2001:db8::11 21',
    ],
    ['{{ "motd.txt" | readfile }}{{ "motd.txt" | readfile | trim | upper }}', 'Welcome\nWELCOME'],
    [
      '{{ "12" | int * 2 }} {{ "x" | int(3) }} {{ 4.9 | int }} {{ "-7.9" | int }} {{ "x" | int(default=1) }}',
      '24 3 4 -7 1',
    ],
    ['{{ "1.25" | float + 1 }} {{ "1e2" | float }} {{ "x" | float(0.5) }}', '2.25 100 0.5'],
    ['{{ [{ n: "b" }, { n: "a" }] | sort(attribute="n") | join(",", "n") }}', 'a,b'],
    [
      '{{ [10, 9, 1] | sort | join(",") }} {{ ["a", "B", "c"] | sort(true) | join }} {{ ["a", "B"] | sort(case_sensitive=true) | join }}',
      '1,9,10 cBa Ba',
    ],
    [
      '{{ [{ s: { p: 1 } }, { s: { p: 2 } }] | sum("s.p") }} {{ [1, 2] | sum(start=10) }} {{ [] | sum }}',
      '3 13 0',
    ],
    ['{{ [] | sort | json }} {{ [] | join }}{{ "" | upper }}', '[] '],
    [
      '{% for site, list in [{ s: "a", n: 1 }, { s: "b", n: 2 }] | groupby("s") %}{{ site }}{{ list | join("", "n") }}{% endfor %}',
      'a1b2',
    ],
    [
      '{{ { b: 1, a: 2 } | dictsort(by="value") | json }} {{ { a: 1 } | length }} {{ "abc" | length }}',
      '[["b",1],["a",2]] 1 3',
    ],
    [
      '{{ "a.b" | replace(".", "") }} {{ "aaa" | replace("a", "b", 2) }} {{ 101 | replace("0", "-") }}',
      'ab bba 1-1',
    ],
  ])('%s', async (template, text) => {
    expect(await filtered(template)).toBe(text);
  });
});

describe('what filters refuse', () => {
  test.each<[template: string, found: string]>([
    ['{{ range | json }}', 'the filter json got a macro or a function'],
    ['{{ [range] | yaml }}', 'the filter yaml got a list'],
    ['{{ { a: 1 / 0 } | json }}', 'the filter json got a mapping'],
    ['{{ "a" | yaml("x") }}', 'the indent of the filter yaml is a string'],
    ['{{ "a" | indent(2000) }}', 'the width of the filter indent is 2000'],
    ['{{ "a" | indent(1.5) }}', 'the width of the filter indent is 1.5'],
    ['{{ "a" | indent(2, "yes") }}', 'the first of the filter indent is a string'],
    ['{{ { a: 1 } | shell }}', 'the filter shell got a mapping'],
    ['{{ -1 | pad(4) }}', '"-1" is not made of digits'],
    ['{{ true | pad(4) }}', 'the filter pad got a boolean'],
    ['{{ "111.0.0.0/24" | host(256) }}', '111.0.0.0/24 has no address 256'],
    ['{{ "111.0.0.0/24" | host(-1) }}', 'the number of the filter host is -1'],
    ['{{ "111.0.0.0" | host(1) }}', '"111.0.0.0" has no prefix'],
    ['{{ "2001:db8::11/64" | netmask }}', '"2001:db8::11/64" is IPv6'],
    ['{{ "x" | network }}', '"x" is not an address'],
    ['{{ "1.2.3.4/33" | address }}', '"1.2.3.4/33" has the prefix "/33"'],
    ['{{ "12abc" | int }}', 'the string is not a number'],
    ['{{ [1, "a"] | sort }}', 'the entries are not all strings and not all numbers'],
    ['{{ [{}] | sort(attribute="a") }}', 'the members "a" are not all strings and not all numbers'],
    ['{{ [[1]] | join }}', 'an entry of the list is not a string or a number'],
    ['{{ [{ a: 1 }] | join(",", "b") }}', 'a member "b" is not a string or a number'],
    ['{{ [1, "2"] | sum }}', 'the list does not contain only numbers'],
    ['{{ [] | first }}', 'the filter first got an empty value'],
    ['{{ "abc" | batch(2) }}', 'the filter batch got a string'],
    ['{{ [1] | batch(0) }}', 'the size of the filter batch is 0'],
    ['{{ 5 | abs(1) }}', 'the filter abs got 1 argument'],
  ])('%s', async (template, found) => {
    expect(await mistakesOf(template, { scope, files })).toEqual([
      expect.stringContaining(`error template-filter: ${found}; expected `),
    ]);
  });

  test.each(['yaml', 'json', 'b64', 'sha512crypt', 'yescrypt'])(
    'half of a surrogate pair: %s',
    async (filter) => {
      expect(await mistakesOf(`{{ "\ud83d" | ${filter} }}`)).toEqual([
        expect.stringContaining('surrogate pair'),
      ]);
    },
  );

  test.each(['shell', 'sha512crypt', 'yescrypt'])('a NUL: %s', async (filter) => {
    expect(await mistakesOf(`{{ "a\0" | ${filter} }}`)).toEqual([expect.stringContaining('contains a NUL')]);
  });
});

describe('sha512crypt', () => {
  const texts = new Map([
    ['waf/two', '{{ p | sha512crypt }} {{ p | sha512crypt }}'],
    ['waf/named', '\n{{ p | sha512crypt("root") }} {{ p | sha512crypt(purpose="admin") }}'],
  ]);
  const hash = async (name: string, device: string, p = 'pässword'): Promise<readonly string[]> => {
    const result = (await openTemplates(texts)).render(name, { chain, scope: { p }, device });
    return result.ok ? result.text.trim().split(' ') : [];
  };

  const saltOf = (text = ''): string | undefined => text.split('$').at(-2);

  test('gives hashes that crypt(3) accepts', async () => {
    const hashes = [...(await hash('two', 'waf-1')), ...(await hash('named', 'waf-1'))];
    for (const text of hashes) {
      expect(text).toMatch(/^\$6\$[./0-9A-Za-z]{16}\$[./0-9A-Za-z]{86}$/);
      expect(verify('pässword', text)).toBe(true);
    }
    expect(new Set(hashes).size).toBe(4);
  });

  test('salts by device, template and purpose, and not by password', async () => {
    expect(await hash('named', 'waf-1')).toEqual(await hash('named', 'waf-1'));
    expect(saltOf((await hash('named', 'waf-1'))[0])).not.toBe(saltOf((await hash('named', 'waf-2'))[0]));
    expect(saltOf((await hash('named', 'waf-1', 'a'))[0])).toBe(
      saltOf((await hash('named', 'waf-1', 'b'))[0]),
    );
  });

  test('with yescrypt the same', async () => {
    const both = '{{ p | yescrypt("root") }} {{ p | sha512crypt("root") }} {{ p | yescrypt("root") }}';
    const templates = await openTemplates(new Map([['waf/both', both]]));
    const [first, second] = ['waf-1', 'waf-2'].map((device) =>
      templates.render('both', { chain, scope: { p: 'x' }, device }),
    );
    const [hashed, other, again] = first?.ok ? first.text.split(' ') : [];
    expect(hashed).toMatch(/^\$y\$j9T\$[./0-9A-Za-z]{22}\$[./0-9A-Za-z]{43}$/);
    expect(again).toBe(hashed);
    expect(saltOf(other)).not.toContain(saltOf(hashed));
    expect(second?.ok && saltOf(second.text)).not.toBe(saltOf(hashed));
  });

  test('differs for two texts of the inventory', async () => {
    const templates = await openTemplates(new Map());
    const [first, second] = [1, 2].map((line) =>
      templates.renderString('{{ "p" | sha512crypt }}', {
        scope: {},
        origin: { file: 'devices/a.yaml', line, column: 1 },
      }),
    );
    expect(first).not.toEqual(second);
  });
});
