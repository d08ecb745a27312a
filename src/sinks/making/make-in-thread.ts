import { type FileMaker, fileMaker } from './file-maker.js';
import { carryOut, type Order } from './orders.js';

/** What the system said, as it goes back: of an Error alone the message would arrive. */
export interface Refusal {
  readonly message: string;
  readonly stack: string | undefined;
  readonly facts: object;
}

/** The end of a thread that gets orders and says when each lot of them is done. */
export interface MakerPort {
  on(event: 'message', listener: (orders: readonly Order[]) => void): unknown;
  postMessage(refusal: Refusal | undefined): void;
}

/** What both threads see: whether what is still to come is not wanted any more. */
export interface Shared {
  readonly isStopped: Int32Array;
}

/** Makes what another thread orders. After the first refusal, and when it is told to stop, it makes nothing more. */
export function makeInThread(
  port: MakerPort | null,
  { isStopped }: Shared,
  maker: FileMaker = fileMaker(),
): void {
  port?.on('message', (orders) => {
    try {
      if (Atomics.load(isStopped, 0) === 0) carryOut(orders, maker);
      port.postMessage(undefined);
    } catch (error) {
      Atomics.store(isStopped, 0, 1);
      port.postMessage(refusalOf(error as Error));
    }
  });
}

const refusalOf = ({ message, stack, ...facts }: Error): Refusal => ({ message, stack, facts });

/** The error as the system's call threw it. */
export const errorOf = ({ message, stack, facts }: Refusal): Error =>
  Object.assign(new Error(message), { stack }, facts);
