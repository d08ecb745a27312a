import { type FileMaker, fileMaker } from './file-maker.js';
import { type LaterMaker, threadedMaker } from './threaded-maker.js';

/**
 * Makes the files of a build: of the first devices at once, and of all others in a thread, for a thread costs more than a few devices.
 * Without `module`, which is the path of the compiled src/write-thread.ts, all are made at once.
 */
export function deviceMaker({
  module,
  after = mostAtOnce,
}: {
  module?: string | undefined;
  after?: number;
}): LaterMaker {
  let maker: FileMaker = fileMaker();
  let threaded: LaterMaker | undefined;
  let devices = 0;
  return {
    folders: (root, below) => maker.folders(root, below),
    file: (path, content) => maker.file(path, content),
    same: (path, made) => maker.same(path, made),
    sparse: (path, bytes, start) => maker.sparse(path, bytes, start),
    async next() {
      devices += 1;
      if (threaded === undefined && module !== undefined && devices >= after) {
        threaded = threadedMaker(module);
        maker = threaded;
      }
      await threaded?.next();
    },
    end: async () => threaded?.end(),
    stop: async () => threaded?.stop(),
  };
}

const mostAtOnce = 200;
