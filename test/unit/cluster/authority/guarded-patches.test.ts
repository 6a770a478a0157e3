import type { V1MutatingWebhookConfiguration, V1Secret } from '@kubernetes/client-node';
import jsonpatch from 'fast-json-patch';
import { describe, expect, it } from 'vitest';
import {
  type ApiOperation,
  bundlePatch,
  isWanted,
  secretPatch,
  wishPatch,
} from '../../../../src/cluster/authority/guarded-patches.ts';
import { LEAKED_ANNOTATION, ROTATE_ANNOTATION } from '../../../../src/rotation/secret-data.ts';

const applied = <T extends object>(object: T, patch: readonly ApiOperation[]): T =>
  jsonpatch.applyPatch(structuredClone(object), patch, true).newDocument;

const entry = (name: string) => ({ name, clientConfig: {}, sideEffects: 'None', admissionReviewVersions: ['v1'] });
const CONFIGURATION: V1MutatingWebhookConfiguration = {
  metadata: { name: 'injector', resourceVersion: '7' },
  webhooks: [entry('closed'), entry('open')],
};
const SECRET: V1Secret = { metadata: { name: 'ca', resourceVersion: '7' }, data: { theirs: 'eA==' } };
const WISHED: V1Secret = { ...SECRET, metadata: { ...SECRET.metadata, annotations: { [ROTATE_ANNOTATION]: 'now' } } };

describe('the patch of a bundle', () => {
  it('writes caBundle into each entry and nothing else', () => {
    const { webhooks = [] } = applied(CONFIGURATION, bundlePatch(CONFIGURATION, 'Y2E='));
    expect(webhooks).toEqual(CONFIGURATION.webhooks?.map((each) => ({ ...each, clientConfig: { caBundle: 'Y2E=' } })));
  });

  it.each([
    ['the object was changed since', { ...CONFIGURATION, metadata: { resourceVersion: '8' } }],
    ['an entry moved', { ...CONFIGURATION, webhooks: [entry('open'), entry('closed')] }],
    ['an entry is gone', { ...CONFIGURATION, webhooks: [entry('closed')] }],
  ])('does not apply if %s', (_why, now) => {
    expect(() => applied(now, bundlePatch(CONFIGURATION, 'Y2E='))).toThrow();
  });
});

describe('the patch of the Secret', () => {
  it('replaces all data, and removes a request that it fulfils', () => {
    const data = { 'ca.crt': 'eA==' };
    expect(applied(WISHED, secretPatch(WISHED, data, [ROTATE_ANNOTATION]))).toEqual({
      ...WISHED,
      data,
      metadata: { ...WISHED.metadata, annotations: {} },
    });
    expect(isWanted(applied(WISHED, secretPatch(WISHED, data, [LEAKED_ANNOTATION])), ROTATE_ANNOTATION)).toBe(true);
    expect(applied(SECRET, secretPatch(SECRET, data, [ROTATE_ANNOTATION])).data).toEqual(data);
  });

  it('does not apply if the Secret was changed since', () => {
    const now = { ...SECRET, metadata: { resourceVersion: '8' } };
    expect(() => applied(now, secretPatch(SECRET, {}, []))).toThrow();
  });
});

describe('the patch of a request for a rotation', () => {
  it.each([
    ['without annotations', SECRET],
    ['with others', { ...SECRET, metadata: { ...SECRET.metadata, annotations: { other: 'x' } } }],
    ['with an earlier request', WISHED],
  ])('marks a Secret %s, and keeps its content', (_what, secret) => {
    const { metadata } = applied(secret, wishPatch(secret, ROTATE_ANNOTATION, 'later'));
    expect(metadata?.annotations).toEqual({ ...secret.metadata?.annotations, [ROTATE_ANNOTATION]: 'later' });
  });
});
