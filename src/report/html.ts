/** Markup that is safe to write: `html` makes it, and nothing else does. */
export interface Html {
  readonly markup: string;
}

type Inserted = string | number | Html | readonly Html[];

/** Markup with values in it, each as text: what a template or an inventory says is never markup. */
export function html(pieces: TemplateStringsArray, ...values: readonly Inserted[]): Html {
  const markup = pieces.map(
    (piece, index) => `${piece}${index < values.length ? inserted(values[index]) : ''}`,
  );
  return { markup: markup.join('') };
}

const inserted = (value: Inserted | undefined): string => {
  if (value === undefined) return '';
  if (typeof value === 'string' || typeof value === 'number') return escaped(String(value));
  return 'markup' in value ? value.markup : value.map(({ markup }) => markup).join('');
};

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** A block of data for scripts; a browser runs nothing of it. */
export const dataBlock = (id: string, data: object): Html => ({
  markup: `<script type="application/json" id="${escaped(id)}">${JSON.stringify(data).replaceAll('<', String.raw`\u003c`)}</script>`,
});
