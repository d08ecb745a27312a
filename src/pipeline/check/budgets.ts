import { namedBudgets } from '../../domain/known-layouts.js';
import { knownLayouts } from '../../layouts/index.js';

/** The budgets that have a name, for the command line. */
export const budgets = () => namedBudgets(knownLayouts);
