// node scripts/bench/serving-load.mjs PORT PATH MACHINES REQUESTS: asks 127.0.0.1 for one file from 127.0.2.1 and on, a connection for
// each machine, each time when its last answer is whole, until there were so many answers. Sockets and not node:http, which would take
// longer than the server.
import { connect } from 'node:net';

const [port = '', path = '', machines = '', requests = ''] = process.argv.slice(2);
const request = `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`;
let answers = 0;

/** @type {(number: number) => Promise<void>} resolves when all asked often enough */
const askFrom = (number) =>
  new Promise((resolve, reject) => {
    const socket = connect({
      ...{ host: '127.0.0.1', port: Number(port), noDelay: true },
      localAddress: `127.0.2.${number}`,
    });
    socket.setEncoding('latin1');
    let text = '';
    let isOver = false;
    socket.on('connect', () => socket.write(request));
    socket.on('data', (chunk) => {
      text += String(chunk);
      const head = text.indexOf('\r\n\r\n');
      if (head === -1) return;
      const length = Number(/\r\nContent-Length: (\d+)/i.exec(text)?.[1]);
      if (!text.startsWith('HTTP/1.1 200 ') || Number.isNaN(length)) {
        socket.destroy();
        reject(new Error(text.slice(0, 200)));
      }
      if (text.length < head + 4 + length) return;
      answers += 1;
      isOver = answers > Number(requests) - Number(machines);
      // nginx ends a connection after a thousand requests.
      const isLast = isOver || /\r\nConnection: close\r\n/i.test(text);
      text = '';
      if (isLast) socket.end();
      else socket.write(request);
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(isOver ? undefined : askFrom(number)));
  });

await Promise.all(Array.from({ length: Number(machines) }, (_, index) => askFrom(index + 1)));
