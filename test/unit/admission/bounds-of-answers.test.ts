import { describe, expect, it } from 'vitest';
import { answer, failure } from '../../../src/admission/answer.ts';
import { patchText } from '../../../src/admission/patch-text.ts';
import { receive } from '../../../src/admission/review.ts';
import type { Decision } from '../../../src/injection/decide.ts';
import { experiment, withRequest } from '../../support/admission-reviews.ts';

const decision = (more: Partial<Decision>): Decision => ({
  result: 'injected',
  reason: 'injected',
  operations: [],
  warnings: [],
  generation: '2.x',
  steps: {},
  ...more,
});

const answered = (more: Partial<Decision>) =>
  answer('uid', { decision: decision(more), patch: '', configHash: 'hash' }).response;

const HOSTILE = '\u001b[31m\u0007\r\n\u202e\u200b\u2028';
const UNWANTED = /[\p{C}\p{Zl}\p{Zp}]/u;

describe('foreign text in an answer', () => {
  it('is short and printable if a pod is denied', () => {
    const denied = answered({
      result: 'denied',
      reason: 'secret_key_missing',
      secret: `a/${HOSTILE}${'x'.repeat(1_000_000)}`,
    });
    expect(denied.status?.message).toMatch(/^polyaxon-gcs-injector: secret_key_missing: a\/ /);
    expect(denied.status?.message.length).toBeLessThan(500);
    expect(denied.status?.message).not.toMatch(UNWANTED);
  });

  it('is short and printable if a body is refused', () => {
    const { message } = failure(400, `metadata.labels.${HOSTILE}${'x'.repeat(1_000_000)} must be string`);
    expect(message).toMatch(/^polyaxon-gcs-injector: fault: metadata\.labels\. /);
    expect(message.length).toBeLessThan(300);
    expect(message).not.toMatch(UNWANTED);
  });
});

describe('a patch', () => {
  const operation = (value: string) => ({ op: 'add', path: '/a', value }) as const;

  it('is sent up to the size of an object in etcd', () => {
    expect(patchText([])).toEqual({ kind: 'text', text: '' });
    expect(patchText([operation('x'.repeat(1_500_000))]).kind).toBe('text');
    expect(patchText([operation('x'.repeat(1_600_000))]).kind).toBe('too_large');
    expect(patchText([operation('é'.repeat(900_000))]).kind).toBe('too_large');
  });

  it("is sent up to the API server's limit of operations", () => {
    const many = (count: number) => Array.from({ length: count }, () => operation(''));
    expect([patchText(many(10_000)).kind, patchText(many(10_001)).kind]).toEqual(['text', 'too_large']);
  });
});

describe('a name in the envelope', () => {
  it.each([
    ['uid', 253],
    ['name', 253],
    ['namespace', 63],
  ])('is accepted up to the length that Kubernetes allows: %s', (member, length) => {
    const withLength = (count: number) => receive(withRequest(experiment(), { [member]: 'x'.repeat(count) })).kind;
    expect([withLength(length), withLength(length + 1)]).toEqual(['created_pod', 'malformed']);
  });
});
