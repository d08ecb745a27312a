import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

/** Gives a text its colour, or leaves it as it is. */
export type Painter = (style: Style, text: string) => string;

/** Whether there are colours was decided above: no stream is asked again. */
export const painter = ({ hasColours }: { hasColours: boolean }): Painter =>
  hasColours ? (style, text) => styleText(style, text, { validateStream: false }) : (_style, text) => text;
