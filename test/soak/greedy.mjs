// One address that opens connections to a server as fast as it can and keeps them: greedy.mjs PORT. Ends with its parent.
import { connect } from 'node:net';

const port = Number(process.argv[2]);
process.stdin.resume().on('end', () => process.exit());

let open = 0;
function add() {
  const socket = connect({ port, host: '127.0.0.1', localAddress: '127.0.0.66' });
  open += 1;
  socket.on('error', () => {});
  socket.on('close', () => {
    open -= 1;
  });
}
setInterval(() => {
  for (let count = 0; count < 100 && open < 4_000; count += 1) add();
}, 5);
