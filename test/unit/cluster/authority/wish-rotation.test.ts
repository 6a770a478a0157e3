import { expect, it } from 'vitest';
import { wishRotation } from '../../../../src/cluster/authority/wish-rotation.ts';
import { ROTATE_ANNOTATION } from '../../../../src/rotation/secret-data.ts';
import { WRITES } from '../../../support/api-server/start.ts';
import { install, NAMES } from './installed.ts';

it('marks the Secret, and does not change its content', async () => {
  await using installed = await install();
  installed.putSecret({ data: { theirs: 'eA==' }, annotations: { other: 'x' } });
  expect(await wishRotation(installed.api, NAMES)).toEqual({ kind: 'wished' });
  const { metadata, data } = installed.secret();
  expect(Object.keys(metadata?.annotations ?? {})).toEqual(['other', ROTATE_ANNOTATION]);
  expect(data).toEqual({ theirs: 'eA==' });
});

it('reports that there is no such Secret', async () => {
  await using installed = await install();
  expect(await wishRotation(installed.api, { ...NAMES, secret: 'absent' })).toEqual({ kind: 'absent' });
});

it.each([
  [403, { kind: 'forbidden' }],
  [500, { kind: 'failed', why: 'the API server answered 500' }],
])('explains a refusal with %i', async (status, answer) => {
  await using installed = await install();
  installed.server.refuse(status, WRITES);
  expect(await wishRotation(installed.api, NAMES)).toEqual(answer);
});

it.each([
  [2, 'wished'],
  [3, 'failed'],
])('after %i conflicts with writing replicas the result is %s', async (conflicts, kind) => {
  await using installed = await install();
  let left = conflicts;
  installed.server.before((request) => {
    if (!WRITES(request) || left === 0) return;
    left -= 1;
    installed.putSecret({});
  });
  expect(await wishRotation(installed.api, NAMES)).toMatchObject({ kind });
});
