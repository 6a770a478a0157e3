import { expect, it } from 'vitest';
import { type Kept, NOTHING_KEPT } from '../../../src/rotation/kept.ts';
import { readKept, writeKept } from '../../../src/rotation/secret-data.ts';
import { authorityMadeAt, START } from './made-authorities.ts';

const [issuing, joining, old] = await Promise.all([START, START, START].map(authorityMadeAt));
if (!issuing || !joining || !old) throw new Error('not made');
const LIST = { certificates: [old.certificate], since: START };
const KEPT: Kept = { issuing, joining, retired: LIST, withdrawn: LIST };
const DATA = writeKept(KEPT, {});

it.each([
  { what: 'everything', kept: KEPT },
  { what: 'nothing', kept: NOTHING_KEPT },
  { what: 'an authority alone', kept: { ...NOTHING_KEPT, issuing } },
])('reads what it wrote: $what', ({ kept }) => {
  expect(readKept(writeKept(kept, {}))).toEqual(kept);
});

it('keeps foreign data in the Secret, and removes what has ended', () => {
  expect(writeKept({ ...KEPT, retired: undefined, withdrawn: undefined }, { ...DATA, theirs: 'eA==' })).toMatchObject({
    theirs: 'eA==',
  });
  expect(Object.keys(writeKept({ ...NOTHING_KEPT, issuing }, DATA))).toEqual(['ca.crt', 'ca.key']);
});

it.each([
  { what: 'a certificate that is cut off', data: { ...DATA, 'ca.crt': DATA['ca.crt']?.slice(0, 200) ?? '' } },
  { what: 'the key of another authority', data: { ...DATA, 'ca.key': DATA['next.key'] ?? '' } },
  { what: 'no key', data: { ...DATA, 'ca.key': '' } },
  { what: 'a key that is no key', data: { ...DATA, 'ca.key': 'eA==' } },
])('treats an authority with $what as lost', ({ data }) => {
  expect(readKept(data)).toEqual({ ...KEPT, issuing: undefined });
});

it('does not guess the date of retired certificates', () => {
  expect(readKept({ ...DATA, 'old.since': Buffer.from('yesterday').toString('base64') }).retired).toBeUndefined();
});

it('does not trust withdrawn certificates without a date again', () => {
  const { withdrawn } = readKept({ ...DATA, 'withdrawn.since': 'eA==' });
  expect(withdrawn).toEqual({ ...LIST, since: new Date(0) });
});
