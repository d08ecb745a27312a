import type { z } from 'zod';
import type { interfaceSchema } from '../schema/interface.js';

/** An interface as the inventory has it, checked. */
export type InterfaceFields = z.output<typeof interfaceSchema>;
