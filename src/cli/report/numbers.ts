// 12345 -> 12,345. Not toLocaleString: loading its tables takes longer than a build without changes.
export const grouped = (number: number): string => String(number).replace(/\B(?=(?:[0-9]{3})+$)/g, ',');

/** `1 device`, `12,345 devices`. */
export const plural = (number: number, noun: string): string =>
  `${grouped(number)} ${noun}${number === 1 ? '' : 's'}`;
