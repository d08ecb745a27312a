import { text } from './files/install.sh.js';
import { filled } from './filled.js';

/**
 * install.sh: puts the files beside it into an image. Plain POSIX sh: virt-customize runs it inside of the image, where
 * nothing else may be.
 */
export const installScript = ({ name }: { readonly name: string }): string => filled(text, { NAME: name });
