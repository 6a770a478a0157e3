import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { joinLines } from '../../../src/telemetry/joined-lines.ts';
import { createLogger } from '../../../src/telemetry/logger.ts';

function writer() {
  const writes: string[] = [];
  const log = createLogger('info', joinLines({ write: (lines) => writes.push(lines) }));
  const messages = () => writes.map((lines) => lines.match(/(?<="msg":")[^"]+/g));
  return { log, messages };
}

it('writes the lines of one turn together, in their order', async () => {
  const { log, messages } = writer();
  log.info('one');
  log.info('two');
  expect(messages()).toEqual([]);
  await nextTurn();
  log.info('three');
  await nextTurn();
  expect(messages()).toEqual([['one', 'two'], ['three']]);
});

it.each(['warn', 'error', 'fatal'] as const)('writes a line of level %s at once, behind those before it', (level) => {
  const { log, messages } = writer();
  log.info('one');
  log[level]('two');
  expect(messages()).toEqual([['one', 'two']]);
});

it('writes what waits when it is told to, once', async () => {
  const { log, messages } = writer();
  log.info('last');
  log.flush();
  expect(messages()).toEqual([['last']]);
  await nextTurn();
  expect(messages()).toEqual([['last']]);
});
