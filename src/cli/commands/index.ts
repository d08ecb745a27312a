import type { Command } from '../command.js';

/** All commands, in the order in which --help lists them. Each is loaded when it is called, for most need much that no other does. */
export const commands: Readonly<Record<string, () => Promise<Command>>> = {
  init: async () => (await import('./init.js')).init,
  new: async () => (await import('./new.js')).newCommand,
  import: async () => (await import('./import.js')).importCommand,
  list: async () => (await import('./list.js')).list,
  build: async () => (await import('./build.js')).build,
  merge: async () => (await import('./merge.js')).merge,
  check: async () => (await import('./check.js')).check,
  lint: async () => (await import('./lint.js')).lint,
  plan: async () => (await import('./plan.js')).plan,
  explain: async () => (await import('./explain.js')).explain,
  show: async () => (await import('./show.js')).show,
  serve: async () => (await import('./serve.js')).serve,
  status: async () => (await import('./status.js')).status,
  seal: async () => (await import('./seal.js')).seal,
  attach: async () => (await import('./attach.js')).attach,
  try: async () => (await import('./try.js')).tryCommand,
  seed: async () => (await import('./seed.js')).seed,
  generations: async () => (await import('./generations.js')).generations,
  rollback: async () => (await import('./rollback.js')).rollback,
  verify: async () => (await import('./verify.js')).verify,
  publish: async () => (await import('./publish.js')).publish,
  schema: async () => (await import('./schema.js')).schema,
  completion: async () => (await import('./completion.js')).completion,
};

/** For those who tell of all of them. */
export const allCommands = async (): Promise<readonly Command[]> =>
  Promise.all(Object.values(commands).map((load) => load()));
