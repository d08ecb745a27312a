import { parse } from 'yaml';
import type { Seed } from '../../domain/seed.js';

/** Patterns of the last words that a seed gives to cloud-init in the place of its own. */
export function finalMessages({ userData, vendorData, included }: Seed): readonly RegExp[] {
  const parts = [...userData, ...vendorData, ...included.map(({ part }) => part)];
  return parts.flatMap(({ content }) => {
    const pattern = patternOf(finalMessageIn(content) ?? '');
    return pattern === undefined ? [] : [pattern];
  });
}

function finalMessageIn(content: string): string | undefined {
  if (!/^ *["']?final_message/m.test(content)) return undefined;
  try {
    const config = parse(content) as { readonly final_message?: unknown } | null;
    return typeof config?.final_message === 'string' ? config.final_message : undefined;
  } catch {
    // A template for the guest, or no cloud-config: it has no words that could be waited for.
    return undefined;
  }
}

const fewestLetters = 4;

/** The first line that holds enough of its own: the guest fills in $UPTIME, ${version} and {{datasource}}. */
function patternOf(message: string): RegExp | undefined {
  for (const line of message.split('\n').filter((text) => !text.startsWith('##'))) {
    const texts = line.split(/\{\{.*?\}\}|\{%.*?%\}|\$\w+|\$\{\w+\}/).map((text) => text.trim());
    if (texts.join('').length >= fewestLetters) return new RegExp(texts.map(escapePattern).join('.*'));
  }
  return undefined;
}

const escapePattern = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
