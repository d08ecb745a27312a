import { parentPort, workerData } from 'node:worker_threads';
import { makeInThread, type Shared } from './sinks/making/make-in-thread.js';

// A build of many devices starts it; src/sinks/making/threaded-maker.ts is the other end.
makeInThread(parentPort, workerData as Shared);
