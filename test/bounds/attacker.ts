// node attacker.ts ATTACK PORTS: opens connections, writes `open` when all were opened, and holds the remaining ones
// until it is ended.
import { once } from 'node:events';
import { TLSSocket } from 'node:tls';
import { ATTACKS, type Attack } from './attacks.ts';

/** This many are in flight at a time. */
const WORKERS = 10;
/** On a busy machine it opens fewer. They still exceed the bound. */
const LONGEST_MS = 60_000;

const [attack = '', ports = '{}'] = process.argv.slice(2);
const { count, open } = ATTACKS[attack as Attack];
let made = 0;
const begun = performance.now();

async function worker(): Promise<void> {
  while (made < count && performance.now() - begun < LONGEST_MS) {
    made += 1;
    const socket = open(JSON.parse(ports)).resume();
    const isOpen = once(socket, socket instanceof TLSSocket ? 'secureConnect' : 'connect');
    await Promise.race([isOpen, once(socket, 'close')]).catch(() => {});
    socket.on('error', () => {});
  }
}

await Promise.all(Array.from({ length: WORKERS }, worker));
// The process that started it may have ended.
process.stdout.on('error', () => process.exit(1));
process.stdout.write('open\n');
// Keeps it alive after the server has ended every connection.
setInterval(() => {}, 1000);
