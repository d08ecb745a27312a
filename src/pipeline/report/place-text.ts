import type { Origin } from '../../domain/origin.js';

/** A place as messages write it. */
export const placeText = ({ file, line, column }: Origin): string => `${file}:${line}:${column}`;
