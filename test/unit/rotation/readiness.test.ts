import { describe, expect, it } from 'vitest';
import type { Bundle } from '../../../src/rotation/bundle.ts';
import { trustingOnly, whyRefused } from '../../../src/rotation/leaf-trust.ts';
import { LEAF_LIFE_MS, UNTRUSTED_LIMIT_MS } from '../../../src/rotation/lifetimes.ts';
import { patience } from '../../../src/rotation/patience.ts';
import { authorityMadeAt, later, START } from './made-authorities.ts';

const { certificate } = await authorityMadeAt(START);
const { certificate: other } = await authorityMadeAt(START);
const leaf = {
  issuer: certificate.fingerprint,
  notBefore: START,
  notAfter: later(LEAF_LIFE_MS),
  keyPair: { cert: '', key: '' },
};
const bundle = (...entries: Bundle['entries'][number]['certificates'][]): Bundle => ({
  entries: entries.map((certificates, index) => ({ name: `${index}`, certificates })),
  since: START,
});

describe('a leaf is refused if', () => {
  it.each([
    { when: 'no bundle was ever seen', seen: undefined, why: /no caBundle yet/ },
    {
      when: 'one entry does not trust its authority',
      seen: bundle([certificate], [other]),
      why: /no authority in the caBundle signed/,
    },
    { when: 'it has expired', seen: bundle([certificate]), now: later(LEAF_LIFE_MS), why: /expired/ },
  ])('$when', ({ seen, why, now = START }) => {
    expect(whyRefused(leaf, seen, now)).toMatch(why);
  });

  it('a trusted leaf has no fault', () => {
    expect(whyRefused(leaf, bundle([other, certificate], [certificate]), START)).toBeUndefined();
  });
});

it('looks at entries that trust anybody, and ignores a wiped bundle', () => {
  expect(trustingOnly(bundle([certificate], []))?.entries).toHaveLength(1);
  expect(trustingOnly(bundle([], []))).toBeUndefined();
});

it('is strict until the first moment without a fault, then tolerates a fault for less than a minute', () => {
  const tolerate = patience();
  expect(tolerate('wrong', START)).toBe('wrong');
  expect(tolerate(undefined, START)).toBeUndefined();
  expect(tolerate('wrong', later(1000))).toBeUndefined();
  expect(tolerate('wrong', later(1000 + UNTRUSTED_LIMIT_MS - 1))).toBeUndefined();
  expect(tolerate('wrong', later(1000 + UNTRUSTED_LIMIT_MS))).toBe('wrong');
  expect(tolerate(undefined, later(1000 + UNTRUSTED_LIMIT_MS))).toBeUndefined();
  expect(tolerate('wrong', later(2000 + UNTRUSTED_LIMIT_MS))).toBeUndefined();
});
