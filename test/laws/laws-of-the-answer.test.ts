import jsonPatch from 'fast-json-patch';
import { describe, expect, it } from 'vitest';
import { decide } from '../../src/injection/decide.ts';
import { REASONS } from '../../src/injection/reasons.ts';
import { annotationsOf, labelsOf, type Pod } from '../../src/kubernetes/pod.ts';
import { STATUS } from '../support/public-names.ts';
import { KEY_MATERIAL } from './arbitrary-env.ts';
import { inEveryCase } from './every-case.ts';

const INJECT = 'polyaxon-gcs-injector.io/inject';
const asksToBeLeftOut = (pod: Pod): boolean =>
  [labelsOf(pod)[INJECT], annotationsOf(pod)[INJECT]].some((value) => ['disabled', 'False'].includes(value ?? ''));

describe('law 3: injecting twice is injecting once', () => {
  it('an injected pod gets nothing more, and its author gets the same warnings', () => {
    inEveryCase(({ after, input, decision }) => {
      const second = decide(after, input);
      expect(second.operations).toEqual([]);
      expect(second.warnings).toEqual(decision.warnings);
      expect([decision.reason, 'already_injected']).toContain(second.reason);
    });
  });
});

describe('law 4: the decision is pure', () => {
  it('the same input gives the same decision', () => {
    inEveryCase(({ pod, input, decision }) => {
      expect(decide(structuredClone(pod), input)).toEqual(decision);
    });
  });
});

describe('law 5: the patch applies', () => {
  it('its operations are valid one after the other, and each of them changes something', () => {
    inEveryCase(({ pod, decision }) => {
      let document: unknown = structuredClone(pod);
      for (const operation of decision.operations) {
        expect(['add', 'replace']).toContain(operation.op);
        const before = JSON.stringify(document);
        document = jsonPatch.applyPatch(document, [structuredClone(operation) as never], true, false).newDocument;
        expect(JSON.stringify(document)).not.toBe(before);
      }
    });
  });
});

describe('law 6: no key material leaves the pod', () => {
  it('neither the answer nor the annotation contains a value of the env', () => {
    inEveryCase(({ decision: { warnings, reason, secret, operations } }) => {
      const annotation = operations.filter(({ path }) => path.startsWith('/metadata'));
      expect(JSON.stringify([warnings, reason, secret, annotation])).not.toContain(KEY_MATERIAL);
    });
  });
});

describe('law 7: one result and one reason', () => {
  it('the reason is in the table, and the result matches the patch', () => {
    inEveryCase(({ decision: { result, reason, operations } }) => {
      expect(Object.keys(REASONS)).toContain(reason);
      const injects = operations.some(({ path }) => path.startsWith('/spec'));
      expect(result).toBe(injects ? 'injected' : result === 'denied' ? 'denied' : 'skipped');
      if (reason === 'injected') expect(injects).toBe(true);
    });
  });

  it('a pod is denied only in a namespace that fails closed, for its choice, or by configuration for its Secret', () => {
    inEveryCase(({ decision: { result, reason, operations }, input: { settings, failurePolicy } }) => {
      const isOfSecret = ['secret_missing', 'secret_key_missing', 'key_invalid'].includes(reason);
      const mayDeny = reason === 'unknown_outputs' || (settings.injection.missingSecret === 'deny' && isOfSecret);
      expect(result === 'denied').toBe(mayDeny && failurePolicy === 'fail');
      if (result === 'denied') expect(operations).toEqual([]);
    });
  });

  it('warnings are lines that the API server passes on', () => {
    inEveryCase(({ decision: { warnings } }) => {
      for (const line of warnings) {
        expect(line).toMatch(/^polyaxon-gcs-injector: /);
        expect([...line].length).toBeLessThanOrEqual(120);
        expect(line).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
      }
    });
  });
});

describe('law 8: a run pod carries its status', () => {
  it('compact JSON of at most 256 bytes with the reason, on every admitted run pod that does not opt out itself', () => {
    inEveryCase(({ pod, after, decision: { result, reason, generation }, input }) => {
      if (generation === 'none' || asksToBeLeftOut(pod) || result === 'denied') return expect(after).toEqual(pod);
      const status = after.metadata?.annotations?.[STATUS] ?? '';
      if (annotationsOf(pod)[STATUS] !== undefined) return expect(status).toBe(annotationsOf(pod)[STATUS]);
      const { secret, key, outputs, ...rest } = JSON.parse(status);
      expect(rest).toEqual({ v: 1, reason, config: input.settings.configHash });
      expect(['undefined', 'unchecked']).toContain(`${key}`);
      expect(`${outputs}`).toMatch(/^(undefined$|gs:\/\/)/);
      expect(Buffer.byteLength(status)).toBeLessThanOrEqual(256);
      expect(status).toBe(JSON.stringify({ ...rest, secret, key, outputs }));
    });
  });
});
