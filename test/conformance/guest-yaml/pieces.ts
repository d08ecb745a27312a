/** Pieces of YAML, with a bar between them. */
const pieces = (...lines: readonly string[]): readonly string[] => lines.flatMap((line) => line.split(' ¦ '));

/** Keys that are right. */
export const plainKeys = pieces(
  `a ¦ b ¦ c ¦ runcmd ¦ write_files ¦ two words ¦ "q" ¦ 's' ¦ 1 ¦ true ¦ x-y ¦ on ¦ 0x1`,
);

/** Keys that surprise, or that PyYAML refuses here or there. */
export const oddKeys = [
  ...pieces(
    `1.0 ¦ ~ ¦  ¦ = ¦ "=" ¦ << ¦ << ¦ "<<" ¦ ? a\n ¦ [a] ¦ {a: b} ¦ &k k ¦ *a ¦ !!str 1`,
    `!!int 1 ¦ !!null x ¦ - ¦ - a ¦ "a\nb" ¦ a#b ¦ 2024-01-01 ¦ x:y ¦ ?a ¦ :a ¦ 😀 ¦ a,b ¦ #a`,
    `&k ¦ a  ¦ ?  ¦ a\tb ¦ !!set ¦ !x ¦ %a ¦ \`a\` ¦ *zz`,
    `1:08 ¦ .nan`,
  ),
  // A key has at most 1,024 characters.
  ...['k'.repeat(1025), 'k'.repeat(1024), '😀'.repeat(600)],
];

/** Values as people write them, and as YAML 1.1 surprises them. */
export const plainScalars = pieces(
  `a ¦ web-01 ¦ two words ¦ a:b ¦ a#b ¦ 0644 ¦ 12:30 ¦ 1:08 ¦ 1_000 ¦ 0x1F ¦ 0b1_1 ¦ -0`,
  `+1 ¦ 0 ¦ 1.5 ¦ 1. ¦ .5 ¦ 1e3 ¦ 1.0e+3 ¦ -.inf ¦ .nan ¦ 190:20:30.15 ¦ 1:30. ¦ ._ ¦ 0o7`,
  `0_ ¦ 4_ ¦ 08 ¦ on ¦ Yes ¦ NO ¦ oN ¦ true ¦ y ¦ ~ ¦ null ¦ Null ¦ nULL ¦ -- ¦ 2024-01-31`,
  `2024-1-31 1:02:03 ¦ 2024-01-31T10:11:12.5+02:00 ¦ 2024-01-31 10:11:12 -0:30`,
  `18446744073709551616 ¦ ?a ¦ :a ¦ -a ¦ "" ¦ '' ¦ "on" ¦ 'it''s'`,
  `"a\\tb\\x41\\u0105\\U0001F600" ¦ "a\tb" ¦ 'a\tb' ¦ "a\\\n  b" ¦ "a\n\n b " ¦ 'a\n b'`,
  `!!str 12 ¦ !!int "0x10" ¦ !!float 3 ¦ !!float 1:30 ¦ !!bool "off" ¦ !!null x`,
  `!!binary aGVsbG8= ¦ ! 12 ¦ ! "12" ¦ !<tag:yaml.org,2002:str> 1 ¦ !!timestamp 2024-01-01`,
  `!!str ¦ {} ¦ [] ¦ $x ¦ \${x} ¦ ąę ¦ 你 好 ¦ 😀 ¦ a\u00a0b ¦ a  b ¦ a # b ¦ echo a && b`,
  `a'b ¦ a"b ¦ a\\ ¦ a,b ¦ a]b ¦ a?b ¦ ~ # c ¦ a-`,
);

/** Values in brackets. */
export const flowScalars = pieces(
  `a ¦ b c ¦ "q" ¦ 's' ¦ 1 ¦ 0644 ¦ on ¦ ~ ¦ -1 ¦ a:b ¦ a#b ¦ http://x/y ¦ "a\n b"`,
  `!!str a ¦ x-y ¦ &e a ¦ [] ¦ {} ¦ {a} ¦ {a: } ¦ {a: b, c} ¦ [a: b] ¦ [? c] ¦ {? d : e}`,
  `{"a":b} ¦ ["a":b] ¦ [ [a], b ]`,
);

/** Values that PyYAML refuses here or there. */
export const oddScalars = pieces(
  `= ¦ << ¦ - ¦ --- ¦ ... ¦ ? ¦ : ¦ 2024-02-30 ¦ 2024-01-31t23:59:60Z`,
  `2001-01-01 00:00:00 +25:00 ¦ [-] ¦ - a ¦ "\\q" ¦ "\\x4" ¦ "a\u2028b" ¦ "a\u0085  b"`,
  `'a\r\nb' ¦ "open ¦ 'open ¦ "x"#y ¦ "x" #y ¦ "x" y ¦ !!int "08" ¦ !!bool x`,
  `!!binary aGVsbG8 ¦ !!binary "a GVs\n bG8=" ¦ !!timestamp x ¦ !local x ¦ !e!x 1`,
  `!!python/unicode x ¦ !!seq x ¦ &a x ¦ *a ¦ &b ¦ *b ¦ &a ¦ * c ¦ & ¦ & a ¦ *a : b`,
  `!!str &c x ¦ &d !!int 3 ¦ &a *a ¦ &a &b c ¦ @x ¦ \`x\` ¦ %x ¦ |x ¦ >x ¦ ] ¦ } ¦ , ¦ {`,
  `[ ¦ [a, ] ¦ [,] ¦ [a b, c:d] ¦ {: b} ¦ [a: b, ? c, ? d : e] ¦ {a: b, c, ? d, : e}`,
  `{a:b} ¦ [::1] ¦ [a#b, c #d\n] ¦ {{ x }} ¦ {a: [b, {c: d}]} ¦ {a:\n b,\nc: d}`,
  `[ [a], b ]#c ¦ [a?b] ¦ {a?b: c} ¦ a: b ¦ a :b ¦ a : b ¦ a: ¦ echo "a" && b ¦ \ufeffa`,
  `a\tb ¦ a \tb ¦ a\t ¦ \ta ¦ a\t# b ¦ #b ¦ !!set {a, b, a} ¦ !!set {a: 1} ¦ !!set [a]`,
  `!!omap [a: 1, b: 2] ¦ !!omap [a] ¦ !!omap {a: 1} ¦ !!pairs [a: 1, a: 2, "=": 3]`,
  `!!omap [=: 1] ¦ !!map {a: 1} ¦ !!map [a] ¦ !!seq [a] ¦ !!str {=: a} ¦ !!str [a]`,
  `{<<: {a: 1}, b: 2} ¦ {<<: [{a: 1}, {a: 2, c: 3}], a: 3} ¦ {<<: a} ¦ {=: 1} ¦ {"<<": 1}`,
  `a\u2028b ¦ a\u0085b ¦ a\rb ¦ a\u2029 ¦ |0 ¦ >10 ¦ \u0007 ¦ "a\\\tb" ¦ '\u2029' ¦ !<a`,
  `!%41 ¦ !!%73tr 1`,
);
