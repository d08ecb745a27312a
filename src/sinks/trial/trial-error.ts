/** A machine could not be tried here: a program or an image is missing, or QEMU refused. The message says what to do. */
export class TrialError extends Error {
  override readonly name = 'TrialError';
}
