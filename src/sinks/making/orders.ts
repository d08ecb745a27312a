import type { Content, FileMaker } from './file-maker.js';

/** A call of a FileMaker, as it goes to the thread that makes it. */
export type Order = {
  [Call in keyof FileMaker]: readonly [Call, ...Parameters<FileMaker[Call]>];
}[keyof FileMaker];

/** Collects calls until they are sent. */
export interface Orders extends FileMaker {
  /** Bytes of content, as far as they matter for how much is in memory. */
  size(): number;
  /** Gives back what was collected, and begins anew. */
  take(): readonly Order[];
}

export function collectOrders(): Orders {
  let orders: Order[] = [];
  let size = 0;
  const add = (order: Order, bytes = 0): void => {
    orders.push(order);
    size += bytes;
  };
  return {
    size: () => size,
    take() {
      const taken = orders;
      orders = [];
      size = 0;
      return taken;
    },
    folders: (root, below) => add(['folders', root, below]),
    file: (path: string, content: Content) => add(['file', path, content], content.length),
    same: (path, made) => add(['same', path, made]),
    sparse: (path, bytes, start) => add(['sparse', path, bytes, start], bytes.length),
  };
}

/** Does what was ordered, in its order. */
export function carryOut(orders: readonly Order[], maker: FileMaker): void {
  for (const order of orders) {
    switch (order[0]) {
      case 'folders':
        maker.folders(order[1], order[2]);
        break;
      case 'file':
        maker.file(order[1], order[2]);
        break;
      case 'same':
        maker.same(order[1], order[2]);
        break;
      default:
        maker.sparse(order[1], order[2], order[3]);
    }
  }
}

/** The memory of what no one else uses, which goes to a thread without a copy. */
export const movable = (orders: readonly Order[]): ArrayBuffer[] =>
  orders.flatMap((order) =>
    order[0] === 'sparse' && order[2].byteLength === order[2].buffer.byteLength
      ? [order[2].buffer as ArrayBuffer]
      : [],
  );
