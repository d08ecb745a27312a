import { expect, test } from 'vitest';
import { guestFacts } from '../../../src/checks/guest-facts.js';
import { lintUserData } from '../../../src/checks/lint/lint-user-data.js';

const url = { type: 'string', format: 'uri' };
const root = {
  properties: {
    phone_home: { properties: { url } },
    yum_repos: { additionalProperties: { properties: { baseurl: url } } },
  },
};

const lint = (text: string): readonly string[] =>
  lintUserData(Buffer.from(`#cloud-config\n${text}`), {
    file: 'f',
    guest: { os: 'linux', facts: guestFacts(undefined, { version: '22.4.2', root }) },
  }).diagnostics.map(({ code, position: { line, column } }) => `${line}:${column} ${code}`);

test.each([
  'gzip',
  'm.example.net/os',
  '//m.example.net',
  'http://m.example.net/a b',
  'http://m[.example.net',
])('the schema wants a URL, and %s is none', (text) => {
  expect(lint(`yum_repos:\n  a:\n    baseurl: "${text}"\n`)).toEqual(['4:14 config-schema']);
});

test.each([
  'https://[2001:db8::1]:8443/$releasever/os?x=1#y',
  'file:///srv/os',
  'mailto:a@example.net',
  `https://m.example.net/\${releasever}/os`,
])('and %s is one', (text) => {
  expect(lint(`yum_repos:\n  a:\n    baseurl: "${text}"\n`)).toEqual([]);
});

test('of jinja in a URL there is one message, of what renders it', () => {
  expect(lint('phone_home:\n  url: http://192.0.2.10/{{ v1.instance_id }}\n')).toEqual([
    '3:26 jinja-line-missing',
  ]);
});
