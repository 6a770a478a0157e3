// node attacker.ts ATTACK PORTS: opens connections, writes `open` when all were opened, and holds what is left until it is ended.
import { once } from 'node:events';
import { TLSSocket } from 'node:tls';
import { ATTACKS, type Attack } from './attacks.ts';

/** As many are on their way at a time. */
const WORKERS = 10;

const [attack = '', ports = '{}'] = process.argv.slice(2);
const { count, open } = ATTACKS[attack as Attack];
let made = 0;

async function worker(): Promise<void> {
  while (made < count) {
    made += 1;
    const socket = open(JSON.parse(ports)).resume();
    const isOpen = once(socket, socket instanceof TLSSocket ? 'secureConnect' : 'connect');
    await Promise.race([isOpen, once(socket, 'close')]).catch(() => {});
    socket.on('error', () => {});
  }
}

await Promise.all(Array.from({ length: WORKERS }, worker));
process.stdout.write('open\n');
// Nothing else keeps it alive once the server has ended every connection.
setInterval(() => {}, 1000);
