import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { joinLines } from '../../../src/telemetry/joined-lines.ts';
import { createLogger } from '../../../src/telemetry/logger.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function writer() {
  const writes: string[] = [];
  const log = createLogger('info', joinLines({ write: (lines) => writes.push(lines) }));
  const messages = () => writes.map((lines) => lines.match(/(?<="msg":")[^"]+/g));
  return { log, messages };
}

it('writes lines of ten milliseconds together, in their order', () => {
  const { log, messages } = writer();
  log.info('one');
  vi.advanceTimersByTime(9);
  log.info('two');
  expect(messages()).toEqual([]);
  vi.advanceTimersByTime(1);
  log.info('three');
  vi.advanceTimersByTime(10);
  expect(messages()).toEqual([['one', 'two'], ['three']]);
});

it('lets no more wait than a pipe takes', () => {
  const { log, messages } = writer();
  for (let lines = 0; lines < 1000; lines += 1)
    log.info('a line of about a hundred bytes, with its time and its level');
  expect(messages().length).toBeGreaterThan(5);
});

it.each(['warn', 'error', 'fatal'] as const)('writes a line of level %s at once, behind those before it', (level) => {
  const { log, messages } = writer();
  log.info('one');
  log[level]('two');
  expect(messages()).toEqual([['one', 'two']]);
});

it('writes what waits when it is told to, once', () => {
  const { log, messages } = writer();
  log.info('last');
  log.flush();
  expect(messages()).toEqual([['last']]);
  vi.advanceTimersByTime(10);
  expect(messages()).toEqual([['last']]);
});
