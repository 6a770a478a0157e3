import { ApiException } from '@kubernetes/client-node';
import { expect, it } from 'vitest';
import { isConflict } from '../../../src/cluster/call.ts';

const refused = (code: number, message: string) =>
  new ApiException(code, 'Unknown API Status Code!', JSON.stringify({ kind: 'Status', code, message }), {});

const TESTED = 'the server rejected our request due to an error in our request';
const DENIED = "ValidatingAdmissionPolicy 'a' with binding 'b' denied request: a may change nothing but caBundle";

it.each([
  ['an update of an older version', refused(409, 'the object has been modified'), true],
  ['a patch whose test fails', refused(422, TESTED), true],
  ['a patch that a policy denies', refused(422, DENIED), false],
  ['a missing right', refused(403, 'forbidden'), false],
  ['no answer', new Error('ECONNREFUSED'), false],
])('says whether another writer was faster: %s', (_what, error, isIt) => {
  expect(isConflict(error)).toBe(isIt);
});
