import type { Diagnostic, Position } from '../diagnostic.js';

export const genisoimageMissing = (position: Position): Diagnostic => ({
  code: 'image-writer-missing',
  severity: 'error',
  position,
  found: '"image_writer: genisoimage", and PATH leads to no genisoimage',
  expected: 'an installed genisoimage, or the embedded writer, which needs none',
  remedy: 'apt-get install genisoimage, or write "image_writer: embedded"',
});
