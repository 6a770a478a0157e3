import { describe, expect, it } from 'vitest';
import { apply } from '../../../src/rotation/apply.ts';
import { type Kept, NOTHING_KEPT } from '../../../src/rotation/kept.ts';
import { AUTHORITY_LIFE_MS, LEAF_LIFE_MS } from '../../../src/rotation/lifetimes.ts';
import { authorityMadeAt, later, START } from './made-authorities.ts';

const [issuing, joining, lost] = await Promise.all([START, START, START].map(authorityMadeAt));
if (!issuing || !joining || !lost) throw new Error('not made');
const KEPT: Kept = { ...NOTHING_KEPT, issuing };
const NOW = later(1000);

describe('what a step writes', () => {
  it.each([
    {
      step: { kind: 'retire', certificates: [lost.certificate] } as const,
      before: KEPT,
      after: { ...KEPT, retired: { certificates: [lost.certificate], since: NOW } },
    },
    {
      step: { kind: 'issue-from-joined' } as const,
      before: { ...KEPT, joining },
      after: { issuing: joining, joining: undefined, retired: { certificates: [issuing.certificate], since: NOW } },
    },
    {
      step: { kind: 'forget-retired' } as const,
      before: { ...KEPT, retired: { certificates: [lost.certificate], since: START } },
      after: KEPT,
    },
  ])('$step.kind changes what is kept', ({ step, before, after }) => {
    expect(apply(step, before, NOW)).toEqual({ kind: 'keep', kept: after });
  });

  it.each([
    { kind: 'make-first-authority', before: NOTHING_KEPT, after: { ...NOTHING_KEPT, issuing: joining } },
    { kind: 'start-rotation', before: KEPT, after: { ...KEPT, joining } },
  ] as const)('$kind needs a new authority', ({ kind, before, after }) => {
    const effect = apply({ kind }, before, NOW);
    expect(effect.kind === 'keep-with-new-authority' && effect.keptWith(joining)).toEqual(after);
  });

  it('write-bundle and nothing have their own effects', () => {
    const step = { kind: 'write-bundle', certificates: [issuing.certificate] } as const;
    expect(apply(step, KEPT, NOW)).toEqual(step);
    expect(apply({ kind: 'nothing' }, KEPT, NOW)).toEqual({ kind: 'nothing' });
  });
});

describe('a leaf', () => {
  it.each([
    { what: 'is valid for a week', now: NOW, notAfter: later(LEAF_LIFE_MS, NOW) },
    {
      what: 'does not outlive its authority',
      now: later(AUTHORITY_LIFE_MS - 1000),
      notAfter: issuing.certificate.notAfter,
    },
  ])('$what', ({ now, notAfter }) => {
    const effect = apply({ kind: 'issue-leaf', from: issuing }, KEPT, now);
    expect(effect).toMatchObject({ kind: 'issue-leaf', from: issuing, validity: { notAfter } });
  });
});
