import { inGroups, type SecretForm } from '../span.js';

/** What is a secret by how it looks: hashes of passwords, passwords in URLs, tokens of services that mark theirs. */
export const tokens: readonly SecretForm[] = [
  // crypt(5): $6$salt$hash, $y$…, $2b$…
  inGroups(/\$(?:1|2[abxy]?|5|6|7|y|gy|sha1|apr1|argon2id?)\$(?<secret>[./A-Za-z0-9$=,+_-]{8,})/dg),
  // RFC 2307: {SSHA}…
  inGroups(/\{(?:S?MD5|S?SHA(?:256|384|512)?|CRYPT|PBKDF2[A-Z0-9-]*|ARGON2)\}(?<secret>[^\s"',]{8,})/dgi),
  inGroups(/\b[a-z][a-z0-9+.-]{0,30}:\/\/[^\s/:@'"]{0,100}:(?<secret>[^\s/@'"]{1,500})(?=@)/dgi),
  // A device's own URL under `access: token`.
  inGroups(/\bhttps?:\/\/[^\s/'"]{1,300}\/s\/(?<secret>[0-9a-f]{32})(?=\/)/dg),
  inGroups(/\bhttps:\/\/hooks\.slack\.com\/services\/(?<secret>[\w/]+)/dg),
  inGroups(
    /(?<![\w-])(?<secret>(?:gh[oprsu]_|github_pat_|glpat-|gl(?:rt|dt|ptt)-|xox[a-z]-|[sr]k_live_|npm_|dckr_[a-z]+_|pypi-|tskey-|hv[bs]\.|SG\.|AIza|AGE-SECRET-KEY-|dop_v1_|shpat_|glsa_|K10)[\w.:-]{16,})/dg,
  ),
  // A JSON Web Token.
  inGroups(/(?<![\w-])(?<secret>eyJ[\w-]{10,2000}\.[\w-]{10,}\.[\w-]*)/dg),
];
