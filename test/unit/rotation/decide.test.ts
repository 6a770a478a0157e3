import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/rotation/decide.ts';
import { LEAKS } from './cases-of-leaks.ts';
import { REPAIR } from './cases-of-repair.ts';
import { ROTATION } from './cases-of-rotation.ts';
import { SETTLED } from './observations.ts';

describe.each([...REPAIR, ...ROTATION, ...LEAKS])('when $when', ({ seen, holder, other, certificates }) => {
  it.each([
    { holdsLease: true, kind: holder },
    { holdsLease: false, kind: other },
  ])('a replica (holder: $holdsLease) does: $kind', ({ holdsLease, kind }) => {
    const step = decide({ ...SETTLED, ...seen, holdsLease });
    expect(step.kind).toBe(kind);
    if (certificates && 'certificates' in step) expect(step.certificates).toEqual(certificates);
  });
});
