import type { Command } from '../command.js';
import { build } from './build.js';
import { check } from './check.js';
import { init } from './init.js';
import { rollback } from './rollback.js';
import { serve } from './serve.js';
import { show } from './show.js';
import { status } from './status.js';

/** All commands, in the order in which --help lists them. */
export const commands: readonly Command[] = [init, build, check, show, serve, status, rollback];
