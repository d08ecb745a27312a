import { parentPort, workerData } from 'node:worker_threads';
import { answerInThread } from './cli/serve/answer-in-thread.js';

// `serve` starts it as a thread and asks; src/sinks/thread.ts is the other end.
answerInThread(parentPort, workerData);
