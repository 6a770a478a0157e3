import { describe, expect, it } from 'vitest';
import { experiment, withPod } from '../support/admission-reviews.ts';
import { call } from '../support/tls-client.ts';
import { startLimited } from './limited-server.ts';

const MIB = 1024 * 1024;
const LIMIT = { mebibytes: 256 };

const filled = (text: string, bytes: number): string => text.repeat(Math.floor(bytes / text.length));
const annotated = (text: string): string =>
  JSON.stringify(
    withPod(experiment(), { metadata: { ...experiment().request.object.metadata, annotations: { a: text } } }),
  );

/** Bodies that cost many times their size in the parse. */
const BODIES: readonly (readonly [string, () => string])[] = [
  ['lists in lists', () => `{"a":${filled('[', 3.4 * MIB)}${filled(']', 3.4 * MIB)}}`],
  ['empty objects', () => `[${filled('{},', 6.9 * MIB)}{}]`],
  ['objects in objects', () => `${filled('{"a":', 5.6 * MIB)}1${filled('}', 1.2 * MIB - 8)}`],
  ['half a million members', () => `{${Array.from({ length: 560_000 }, (_, index) => `"k${index}":0`).join(',')}}`],
  ['numbers', () => `[${filled('1.5,', 6.9 * MIB)}1]`],
  ['an annotation of 2 MiB', () => annotated(filled('a,', 2 * MIB))],
];

describe('one body in a container of 256 MiB', () => {
  it.each(BODIES)('ends no replica: %s', async (_what, make) => {
    await using server = await startLimited(LIMIT);
    const { status } = await call({ port: server.ports.webhook, body: make() });
    expect([200, 400, 413]).toContain(status);
    expect((await call({ port: server.ports.webhook, body: JSON.stringify(experiment()) })).status).toBe(200);
    expect([server.ended(), server.peak() < 200]).toEqual([undefined, true]);
  });
});
