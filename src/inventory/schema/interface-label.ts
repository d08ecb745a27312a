import { parseInterfaceLabel } from '../../domain/interface-name.js';
import { parsedText } from './fields.js';

/** The name of an interface; where the guest finds it by `match`, a label of the inventory. */
export const interfaceLabel = ({ example }: { readonly example: string }) =>
  parsedText(parseInterfaceLabel, { code: 'interface-name', example });
