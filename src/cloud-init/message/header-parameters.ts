/** The type that a Content-Type header names, in lower case. Source: email/message.py get_content_type. */
export function contentTypeOf(header: string | undefined): string {
  const type = (header ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  return type.split('/').length === 2 ? type : 'text/plain';
}

/**
 * A parameter of a header, `name="value"` or by RFC 2231 `name*=utf-8''value`, without its quotes. Source:
 * email/message.py _parseparam, get_param.
 */
export function parameterOf(header: string | undefined, name: string): string | undefined {
  for (const [key, value] of parametersOf(header ?? '')) {
    if (key === name) return unquote(value);
    if (key === `${name}*`) return unquote(decodeExtended(value));
  }
  return undefined;
}

function parametersOf(header: string): readonly (readonly [string, string])[] {
  // A semicolon between quotes separates nothing.
  const fields = header.match(/(?:[^;"\\]|\\[^]|"(?:[^"\\]|\\[^])*"?)+/g) ?? [];
  return fields.slice(1).flatMap((field) => {
    const equals = field.indexOf('=');
    if (equals < 0) return [];
    return [[field.slice(0, equals).trim().toLowerCase(), field.slice(equals + 1).trim()] as const];
  });
}

/** Source: email/utils.py unquote. */
function unquote(value: string): string {
  if (/^".*"$/s.test(value) && value.length > 1) {
    return value.slice(1, -1).replaceAll('\\\\', '\\').replaceAll('\\"', '"');
  }
  return /^<.*>$/s.test(value) ? value.slice(1, -1) : value;
}

function decodeExtended(value: string): string {
  const [, , text] = /^([^']*)'[^']*'(.*)$/s.exec(value) ?? [];
  try {
    return decodeURIComponent(text ?? value);
  } catch {
    return text ?? value;
  }
}
