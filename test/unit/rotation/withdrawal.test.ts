import { describe, expect, it } from 'vitest';
import { apply } from '../../../src/rotation/apply.ts';
import { believed } from '../../../src/rotation/believed.ts';
import { decide } from '../../../src/rotation/decide.ts';
import { type Kept, NOTHING_KEPT } from '../../../src/rotation/kept.ts';
import { AUTHORITY_LIFE_MS, CLOCK_SKEW_MS } from '../../../src/rotation/lifetimes.ts';
import { LEAKED_ANNOTATION, ROTATE_ANNOTATION } from '../../../src/rotation/secret-data.ts';
import { authorityMadeAt, later, START } from './made-authorities.ts';
import { first, one, RETIRING, SETTLED, second, three, two } from './observations.ts';

const next = await authorityMadeAt(START);
const listed = (certificates: readonly (typeof one)[], since = START) => ({ certificates, since });

/** What is kept after a withdrawal of these. */
function withdrawn(certificates: readonly (typeof one)[], kept: Kept, now = START): Kept {
  const effect = apply({ kind: 'withdraw', certificates }, kept, now);
  if (effect.kind !== 'keep-with-new-authority') throw new Error(effect.kind);
  expect(effect.fulfils).toEqual([ROTATE_ANNOTATION, LEAKED_ANNOTATION]);
  return effect.keptWith(next);
}

describe('a withdrawal', () => {
  it('keeps a new authority alone, and remembers all others', () => {
    const kept = { ...RETIRING, issuing: first, withdrawn: listed([three]) };
    const now = later(1000);
    expect(withdrawn([one], kept, now)).toEqual({
      ...NOTHING_KEPT,
      issuing: next,
      withdrawn: listed([one, three], now),
    });
  });

  it('forgets certificates of earlier leaks that have expired', () => {
    const kept = { ...NOTHING_KEPT, withdrawn: listed([three]) };
    expect(withdrawn([one], kept, later(AUTHORITY_LIFE_MS)).withdrawn?.certificates).toEqual([one]);
  });

  it('remembers at most sixteen, but all of the last leak', async () => {
    const made = await Promise.all(Array.from({ length: 20 }, () => authorityMadeAt(START)));
    const certificates = made.map(({ certificate }) => certificate);
    expect(withdrawn([one], { ...NOTHING_KEPT, withdrawn: listed(certificates) }).withdrawn?.certificates).toEqual([
      one,
      ...certificates.slice(0, 15),
    ]);
    expect(withdrawn(certificates, NOTHING_KEPT).withdrawn?.certificates).toHaveLength(20);
  });

  it('outlives the loss of the authority that followed', () => {
    const kept = { ...NOTHING_KEPT, withdrawn: listed([one]) };
    const effect = apply({ kind: 'make-first-authority' }, kept, START);
    expect(effect.kind === 'keep-with-new-authority' && effect.keptWith(next)).toEqual({
      ...kept,
      issuing: next,
    });
  });
});

describe('what the Secret says', () => {
  const FUTURE = later(CLOCK_SKEW_MS + 1);

  it.each([
    ['a retirement of the future is forgotten', { retired: listed([one], FUTURE) }, { retired: undefined }],
    ['but clocks may differ', { retired: listed([one], later(CLOCK_SKEW_MS)) }, undefined],
    [
      'a withdrawal of the future is one of long ago',
      { withdrawn: listed([one], FUTURE) },
      { withdrawn: listed([one], new Date(0)) },
    ],
    ['a withdrawn authority is lost', { issuing: first, withdrawn: listed([one]) }, { issuing: undefined }],
    ['also one that joins', { joining: second, withdrawn: listed([two]) }, { joining: undefined }],
    ['all else is believed', { ...RETIRING, withdrawn: listed([three]) }, undefined],
  ])('%s', (_what, said, changed) => {
    const kept: Kept = { ...NOTHING_KEPT, ...said };
    expect(believed(kept, START)).toEqual({ ...kept, ...changed });
  });

  it('brings no foreign certificate into the bundle', () => {
    const kept = { ...NOTHING_KEPT, issuing: first, retired: listed([three]) };
    expect(decide({ ...SETTLED, kept })).toEqual({ kind: 'nothing' });
  });
});
