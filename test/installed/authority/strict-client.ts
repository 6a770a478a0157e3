// node strict-client.ts HOST PORT SERVICE NAMESPACE CA-FILE: calls again and again until it is killed, and judges dates
// by its own clock. One line a call: the number of the shown leaf, or `refused` and why.
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { strictlyShown } from './strict-call.ts';

const PAUSE_MS = 20;

const [host = '', port = '', service = '', namespace = '', file = ''] = process.argv.slice(2);
const call = { host, port: Number(port), names: { service, namespace }, ca: readFileSync(file, 'utf8') };
while (true) {
  const line = await strictlyShown(call).then(
    ({ serialNumber }) => serialNumber,
    (error) => `refused: ${error}`,
  );
  process.stdout.write(`${line}\n`);
  await wait(PAUSE_MS);
}
