/**
 * Characters that YAML 1.1 and 1.2 do not read alike, that PyYAML refuses, or that nobody sees: controls, NEL,
 * odd spaces, zero-width and direction marks, line separators, the byte order mark, tags and non-characters.
 * Fixed ranges and not \p{…}: Unicode grows with each Node, and the same inputs must give the same bytes.
 * Source: PyYAML reader.py NON_PRINTABLE; YAML 1.2.2 rule 1 c-printable.
 */
export const hidden =
  '\\u{0}-\\u{1f}\\u{7f}-\\u{a0}\\u{ad}\\u{61c}\\u{1680}\\u{180e}\\u{2000}-\\u{200f}\\u{2028}-\\u{202f}' +
  '\\u{205f}-\\u{206f}\\u{feff}\\u{fff0}-\\u{fffb}\\u{fffe}\\u{ffff}\\u{e0000}-\\u{e0fff}';
