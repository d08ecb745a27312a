import { inGroups, type SecretForm } from '../span.js';

/** A value in quotes, or a word; not a community of BGP. */
const value = String.raw`(?!\d+:\d+\b)["']?(?<secret>(?<=")[^"\n]+|(?<=')[^'\n]+|[^\s"'\\]+)`;
const lineStart = String.raw`(?:(?<=^|\n)[ \t]*(?:-[ \t]+)?["']?|(?<=["']))`;
const form = (pattern: string, flags = 'dg'): SecretForm => inGroups(new RegExp(pattern, flags));

const verbs =
  'neighbor|enable|username|user|line|area|ip|ipv6|isis|no|set|crypto|snmp-server|standby|vrrp|tacacs-server|radius-server';
const names = String.raw`password|secret|passphrase|community|key-string|authentication-key|message-digest-key[ \t]+\d+[ \t]+md5|requirepass|masterauth|rootpw|bindpw`;

/** Files in which a blank stands between a word and its secret: .netrc, snmpd.conf, redis.conf, ipsec.secrets, routers, SQL. */
export const words: readonly SecretForm[] = [
  form(String.raw`\b(?:machine|login|account)[ \t]+\S+(?:\\n|\s)+password(?:\\n|\s)+${value}`),
  // At the end of a line that begins with the word, or with a command of a router.
  form(
    String.raw`${lineStart}(?:(?:${verbs})[ \t][^\n#]{0,200}?(?<=[ \t]))?(?:${names})[ \t]+(?:(?:encrypted|clear|plain-text|[0-9]{1,2})[ \t]+)?${value}["']?(?:[ \t]+(?:r[ow]|level[ \t]+\d+))?[ \t]*(?=$|\n|\\n|["'])`,
    'dgi',
  ),
  form(String.raw`\b(?:tacacs|radius)-server[ \t][^\n]{0,200}?\bkey[ \t]+(?:[0-9]{1,2}[ \t]+)?${value}`),
  form(String.raw`\b(?:rocommunity6?|rwcommunity6?|trapcommunity)[ \t]+${value}`),
  form(String.raw`\bcom2sec6?[ \t]+(?:-Cn[ \t]+\S+[ \t]+)?\S+[ \t]+\S+[ \t]+${value}`),
  form(String.raw`\bcreateUser[ \t]+(?:-e[ \t]+\S+[ \t]+)?\S+[ \t]+(?:MD5|SHA[-0-9]*)[ \t]+${value}`),
  form(String.raw`\bcreateUser[ \t][^\n]{0,200}?[ \t](?:DES|AES[-0-9A-Z]*)[ \t]+${value}`),
  form(String.raw`\brandom_seed["']?[ \t]*:[^]{0,80}?\bdata["']?[ \t]*:[ \t]*${value}`),
  form(String.raw`:[ \t]*(?:PSK|XAUTH|EAP|NTLM)[ \t]+${value}`),
  form(
    String.raw`\bidentified[ \t]+(?:with[ \t]+\S+[ \t]+)?(?:by|as)[ \t]+(?:password[ \t]+)?["'](?<secret>[^"'\n]+)`,
    'dgi',
  ),
  form(String.raw`\bpassword[ \t]*(?:=[ \t]*)?(?:\([ \t]*)?'(?<secret>[^'\n]+)'`, 'dgi'),
];
