import { expect, it } from 'vitest';
import { wishRotation } from '../../../../src/cluster/authority/wish-rotation.ts';
import { NOTHING_KEPT } from '../../../../src/rotation/kept.ts';
import { LEAKED_ANNOTATION, ROTATE_ANNOTATION, writeKept } from '../../../../src/rotation/secret-data.ts';
import { WRITES } from '../../../support/api-server/start.ts';
import { authorityMadeAt, START } from '../../rotation/made-authorities.ts';
import { install, NAMES } from './installed.ts';

const WISHED = { ...NAMES, isLeaked: false };

it('marks the Secret, and does not change its content', async () => {
  await using installed = await install();
  installed.putSecret({ data: { theirs: 'eA==' }, annotations: { other: 'x' } });
  expect(await wishRotation(installed.api, WISHED)).toEqual({ kind: 'wished' });
  const { metadata, data } = installed.secret();
  expect(Object.keys(metadata?.annotations ?? {})).toEqual(['other', ROTATE_ANNOTATION]);
  expect(data).toEqual({ theirs: 'eA==' });
});

it('tells of a leak, also if many authorities are still trusted, for which a rotation must wait', async () => {
  await using installed = await install();
  const made = await Promise.all(Array.from({ length: 4 }, () => authorityMadeAt(START)));
  const certificates = made.map(({ certificate }) => certificate);
  installed.putSecret({ data: writeKept({ ...NOTHING_KEPT, retired: { certificates, since: START } }, {}) });
  expect(await wishRotation(installed.api, WISHED)).toEqual({ kind: 'many' });
  expect(await wishRotation(installed.api, { ...NAMES, isLeaked: true })).toEqual({ kind: 'wished' });
  expect(Object.keys(installed.secret().metadata?.annotations ?? {})).toEqual([LEAKED_ANNOTATION]);
});

it('reports that there is no such Secret', async () => {
  await using installed = await install();
  expect(await wishRotation(installed.api, { ...WISHED, secret: 'absent' })).toEqual({ kind: 'absent' });
});

it.each([
  [403, { kind: 'forbidden' }],
  [500, { kind: 'failed', why: 'the API server answered 500' }],
])('explains a refusal with %i', async (status, answer) => {
  await using installed = await install();
  installed.server.refuse(status, WRITES);
  expect(await wishRotation(installed.api, WISHED)).toEqual(answer);
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
  expect(await wishRotation(installed.api, WISHED)).toMatchObject({ kind });
});
