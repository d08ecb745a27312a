import { isHarmless, isHash } from '../harmless.js';
import { inGroups, type SecretForm, type Span } from '../span.js';
import { endOfLine } from './quoted-text.js';

/** Passwords among the arguments of programs whose options do not say so by their names: `mysql -pX`, `curl -u joe:X`. */
export const commands: SecretForm = (text) => [
  ...programs.flatMap((known) => inArguments(text, known)),
  ...piped(text),
  ...inGroups(/(?<![\w-])(?:pass|password):(?<secret>[^\s"',;\]]+)/dg)(text),
  ...inGroups(/(?<![\w/])\/(?:p|pass|password|pw):(?<secret>[^\s"',;\]]+)/dgi)(text),
];

function inArguments(text: string, { program: names, secrets }: Program): readonly Span[] {
  const spans: Span[] = [];
  let covered = 0;
  for (const { index, 0: name } of text.matchAll(names)) {
    if (index < covered) continue;
    const given = argumentsAfter(text, index + name.length);
    covered = given.at(-1)?.start ?? 0;
    spans.push(...given.flatMap((_, at) => secrets.flatMap((secret) => secretIn(given, at, secret))));
  }
  return spans;
}

interface Program {
  readonly program: RegExp;
  readonly secrets: readonly Secret[];
}

interface Argument {
  readonly text: string;
  readonly start: number;
}

/** An option and where its secret is: in it, in the argument behind it, or in one of the next; behind the colon alone, or all of it. */
interface Secret {
  readonly option: RegExp;
  readonly behind?: number | 'last';
  readonly separator?: string;
}

const program = (names: string): RegExp =>
  new RegExp(String.raw`(?<![\w.-])(?:${names})(?:\.exe)?(?=["']?[,\s])["']?`, 'g');
const next = (option: RegExp): Secret => ({ option, behind: 1 });
const attached = (option: RegExp): Secret => ({ option });

const programs: readonly Program[] = [
  {
    program: program(
      'mysql|mysqldump|mysqladmin|mysqlimport|mysqlcheck|mysqlshow|mariadb(?:-\\w+)?|7za?|7zr|plink|mongo(?:sh|dump|restore)?',
    ),
    secrets: [attached(/^-p(?=.)/)],
  },
  {
    program: program(
      'sshpass|mongo(?:sh|dump|restore)?|usermod|useradd|mosquitto_(?:pub|sub)|nmcli|unrar|bcp|sqsh',
    ),
    secrets: [next(/^-[pP]$/), next(/^-pw$/)],
  },
  {
    program: program('(?:docker|podman|nerdctl|buildah|skopeo|helm["\',\\s]+registry|oc|az)["\',\\s]+login'),
    secrets: [next(/^-p$/)],
  },
  { program: program('sshpass|usermod|useradd'), secrets: [attached(/^-p(?=.)/)] },
  {
    program: program('curl|wget|http|https|smbclient|net|rpcclient|pdbedit|ftp|lftp|ncftp'),
    secrets: [
      { option: /^(?:-u|--user|--proxy-user|-U|-a|--auth)$/, behind: 1, separator: ':' },
      { option: /^-[uU](?=\w)/, separator: ':' },
      { option: /^(?:-U|--user)$/, behind: 1, separator: '%' },
      { option: /^(?:-U|--user=)(?=\w)/, separator: '%' },
    ],
  },
  {
    program: program('ldap\\w+|slap\\w+'),
    secrets: [next(/^-[wyW]$/), attached(/^-w(?=.)/), next(/^-[sa]$/)],
  },
  { program: program('redis-cli|keydb-cli|valkey-cli'), secrets: [next(/^-a$/)] },
  {
    program: program('ipmitool|sqlcmd|osql|isql|zip|unzip|pscp|psftp|plink'),
    secrets: [next(/^-(?:P|pw)$/), attached(/^-P(?=.)/)],
  },
  { program: program('ipmitool'), secrets: [{ option: /^password$/, behind: 2 }] },
  {
    program: program('rabbitmqctl'),
    secrets: [{ option: /^(?:add_user|change_password|authenticate_user)$/, behind: 2 }],
  },
  { program: program('htpasswd'), secrets: [{ option: /^-[a-zA-Z]*b[a-zA-Z]*$/, behind: 'last' }] },
  { program: program('wpa_passphrase'), secrets: [{ option: /^/, behind: 1 }] },
  {
    program: program('nmcli|kadmin(?:\\.local)?|influx|gpg2?'),
    secrets: [next(/^(?:password|-pw|-w|--passphrase)$/)],
  },
  { program: program('net'), secrets: [{ option: /^user$/i, behind: 2 }] },
];

function secretIn(
  given: readonly Argument[],
  at: number,
  { option, behind = 0, separator }: Secret,
): readonly Span[] {
  const { text: first } = given[at] as Argument;
  const match = option.exec(first);
  const holder = behind === 'last' ? given.at(-1) : given[at + behind];
  if (match === null || holder === undefined) return [];
  if (behind !== 'last' && given.slice(at + 1, at + 1 + behind).some(({ text }) => text.startsWith('-')))
    return [];
  const head = behind === 0 ? match[0].length : 0;
  const from = separator === undefined ? head : holder.text.indexOf(separator, head) + 1;
  const secret = holder.text.slice(from);
  if (
    (separator !== undefined && from === 0) ||
    isHarmless(secret) ||
    isHash(secret) ||
    secret.startsWith('/')
  )
    return [];
  return [{ start: holder.start + from, end: holder.start + holder.text.length }];
}

/** The arguments of a command up to its end, without their quotes; also those of a list, `[mysql, -uroot]`. */
function argumentsAfter(text: string, from: number): readonly Argument[] {
  const line = text.slice(from, Math.min(endOfLine(text, from), from + 1000));
  const result: Argument[] = [];
  for (const { index, 0: found, groups } of line.matchAll(argument)) {
    if (groups?.['end'] !== undefined) break;
    const inner = /^(["'])(?:.*)\1$/.test(found) ? 1 : 0;
    // `-p'x'`: the quotes are a part of the secret as it is written.
    result.push({ text: found.slice(inner, found.length - inner), start: from + index + inner });
  }
  return result;
}

const argument = /(?<end>[;|&\n]|#\s)|(?:"(?:[^"\\]|\\.)*"|'[^']*'|[^\s"',;|&[\]]|(?<=\w),(?=\w))+/g;

/** What is written to a program that reads a password: `echo x | passwd --stdin joe`. */
const piped = inGroups(
  /\b(?:echo|printf)[ \t]+(?:-[neE]+[ \t]+)*(?:["']%s(?:\\n)?["'][ \t]+)?["']?(?<secret>(?<=")[^"\n]+|(?<=')[^'\n]+|[^\s"'|;&$-][^\s"'|;&]*)["']?[ \t]*\|[ \t]*(?:sudo[ \t]+(?!-S))?(?:[\w/]*\/)?(?:passwd|cryptsetup|sudo[ \t]+-S|su|smbpasswd|vncpasswd|kinit|gpg2?|(?:docker|podman|helm|nerdctl)[^\n|]*--password-stdin|openssl[^\n|]*stdin|ipsec|wg|htpasswd)\b/dg,
);
