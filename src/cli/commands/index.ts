import type { Command } from '../command.js';
import { attach } from './attach.js';
import { build } from './build.js';
import { check } from './check.js';
import { completion } from './completion.js';
import { explain } from './explain.js';
import { generations } from './generations.js';
import { importCommand } from './import.js';
import { init } from './init.js';
import { lint } from './lint.js';
import { list } from './list.js';
import { merge } from './merge.js';
import { newCommand } from './new.js';
import { plan } from './plan.js';
import { publish } from './publish.js';
import { rollback } from './rollback.js';
import { schema } from './schema.js';
import { seal } from './seal.js';
import { seed } from './seed.js';
import { serve } from './serve.js';
import { show } from './show.js';
import { status } from './status.js';
import { tryCommand } from './try.js';
import { verify } from './verify.js';

/** All commands, in the order in which --help lists them. */
export const commands: readonly Command[] = [
  init,
  newCommand,
  importCommand,
  list,
  build,
  merge,
  check,
  lint,
  plan,
  explain,
  show,
  serve,
  status,
  seal,
  attach,
  tryCommand,
  seed,
  generations,
  rollback,
  verify,
  publish,
  schema,
  completion,
];
