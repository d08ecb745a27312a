/** What cloud-init merges and this program does not: it is hardly ever written, and `explain --merged` names it. */
export class CannotFollow extends Error {
  override readonly name = 'CannotFollow';
}
