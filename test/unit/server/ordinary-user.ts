const nobody = 65534;

/** Runs something without root's rights: root reads every file, and no test could see a refusal. */
export async function asOrdinaryUser(run: () => Promise<void>): Promise<void> {
  const isRoot = process.geteuid?.() === 0;
  if (isRoot) process.seteuid?.(nobody);
  try {
    await run();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}
