import type { Diagnostic, Position } from '../diagnostic.js';
import { error, message, messageRows } from '../message.js';

export const rows = messageRows({
  'image-writer-missing': error(
    'genisoimage is not installed',
    'site.yaml asks for genisoimage, and it is not in PATH. Install it, or use the embedded writer.',
  ),
});

export const genisoimageMissing = (position: Position): Diagnostic =>
  message(rows['image-writer-missing'], position, {
    found: '"image_writer: genisoimage" needs genisoimage, which is not in PATH',
    expected: 'an installed genisoimage, or the embedded writer, which needs none',
    fix: 'apt-get install genisoimage, or write "image_writer: embedded"',
  });
