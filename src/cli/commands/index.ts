import type { Command } from '../command.js';
import { build } from './build.js';
import { check } from './check.js';
import { rollback } from './rollback.js';
import { serve } from './serve.js';

/** All commands, in the order in which --help lists them. */
export const commands: readonly Command[] = [build, check, serve, rollback];
