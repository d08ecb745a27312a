/** Several devices hold one file, so nobody may write to it, not even its owner by mistake. */
export const fileMode = 0o440;
