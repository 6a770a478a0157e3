import { ApiException } from '@kubernetes/client-node';
import { describe, expect, it } from 'vitest';
import { askingOf } from '../../../src/cluster/ask.ts';

async function* chunks(...texts: readonly string[]): AsyncIterable<Uint8Array> {
  for (const text of texts) yield Buffer.from(text);
}

const refusing = (error: unknown) => askingOf({ stream: () => Promise.reject(error) });
const status = (code: number) => new ApiException(code, '', undefined, {});

describe('a question to the API server', () => {
  it('is answered with the object', async () => {
    const asked: unknown[] = [];
    const ask = askingOf({
      stream: async ({ path, query }) => {
        asked.push([path, query]);
        return chunks('{"kind":', '"Pod"}');
      },
    });
    expect(await ask('/api/v1/pods', { limit: '1' })).toEqual({ kind: 'seen', value: { kind: 'Pod' } });
    expect(asked).toEqual([['/api/v1/pods', { limit: '1' }]]);
  });

  it.each([
    ['an object that is not there', status(404), { kind: 'absent' }],
    ['a missing right', status(403), { kind: 'unseen', why: 'you have no right to see it' }],
    ['no sign-in', status(401), { kind: 'unseen', why: 'you have no right to see it' }],
    ['a failing server', status(500), { kind: 'unseen', why: 'the API server answered 500' }],
    ['no server', Object.assign(new Error(), { code: 'ECONNREFUSED' }), { kind: 'unseen', why: 'ECONNREFUSED' }],
  ])('never fails: %s', async (_, error, answer) => {
    expect(await refusing(error)('/api/v1/pods')).toEqual(answer);
  });
});
