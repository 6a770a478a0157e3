import { describe, expect, it } from 'vitest';
import { experiment, send, withPod, withRequest } from '../../support/admission-reviews.ts';
import { startForTest } from '../../support/running-server.ts';
import { call, IGNORE_MUTATE, MUTATE } from '../../support/tls-client.ts';
import { refusal } from './status-bodies.ts';

const JSON_TYPE = { 'content-type': 'application/json' };

describe('a request that is not a POST of JSON to one of our paths', () => {
  it.each([MUTATE, IGNORE_MUTATE])('is refused with 405 and the allowed method, for a GET of %s', async (path) => {
    await using server = await startForTest();
    const answer = await call({ port: server.ports.webhook, method: 'GET', path: `${path}?timeout=5s` });
    expect(refusal(answer, 405)).toBe('only POST is served here');
    expect(answer.headers.allow).toBe('POST');
  });

  it.each(['/', '/mutate', `${MUTATE}/`, '/healthz', '/metrics'])('is refused with 404 for %s', async (path) => {
    await using server = await startForTest();
    const answer = await call({ port: server.ports.webhook, path, headers: JSON_TYPE, body: '{}' });
    expect(refusal(answer, 404)).toBe(`no such path; this server has ${MUTATE} and ${IGNORE_MUTATE}`);
  });

  it.each([
    'text/plain',
    'application/yaml',
    'application/json-patch+json',
    'multipart/form-data; boundary=x',
    'nonsense',
  ])('is refused with 415 for the content type %s', async (type) => {
    await using server = await startForTest();
    const answer = await send(server.ports.webhook, experiment(), { headers: { 'content-type': type } });
    expect(refusal(answer, 415)).toBe('the content type must be application/json');
  });

  it('is refused with 404 for another path, whatever its body', async () => {
    await using server = await startForTest();
    const answer = await call({
      port: server.ports.webhook,
      path: '/',
      headers: { 'content-type': 'text/plain' },
      body: 'x',
    });
    expect(refusal(answer, 404)).toMatch(/^no such path/);
  });

  it('is refused with 400 for a path that is no URL', async () => {
    await using server = await startForTest();
    const answer = await call({ port: server.ports.webhook, path: '/%E0%A4%A', method: 'GET' });
    expect(refusal(answer, 400)).toBe('the path is not a valid URL');
  });

  it('is refused with 415 for no content type at all', async () => {
    await using server = await startForTest();
    expect(refusal(await send(server.ports.webhook, experiment(), { headers: {} }), 415)).toBe(
      'the content type must be application/json',
    );
  });
});

describe('a body that is not an AdmissionReview v1', () => {
  const whole = JSON.stringify(experiment());
  const { request: _, ...withoutRequest } = experiment();
  const { uid: __, ...requestWithoutUid } = experiment().request;

  it.each([
    ['is cut off', whole.slice(0, -20), 'the body is not JSON'],
    ['is no JSON', 'apiVersion: v1', 'the body is not JSON'],
    ['is JSON twice', `${whole}${whole}`, 'the body is not JSON'],
    ['is compressed', Buffer.from([0x1f, 0x8b, 8, 0]), 'the body is not JSON'],
    ['is empty', '', 'the request has no body'],
    ['is null', 'null', 'the body must be object'],
    ['is a list', '[]', 'the body must be object'],
    ['is a text', '"review"', 'the body must be object'],
    ['is a number', '1', 'the body must be object'],
    ['is an empty object', '{}', 'the body must have required properties apiVersion, kind, request'],
  ])('is refused with 400 if it %s', async (_what, body, message) => {
    await using server = await startForTest();
    expect(refusal(await call({ port: server.ports.webhook, body, headers: JSON_TYPE }), 400)).toBe(message);
  });

  it.each([
    ['v1beta1', { ...experiment(), apiVersion: 'admission.k8s.io/v1beta1' }, /^only admission.k8s.io\/v1 Adm/],
    ['another kind', { ...experiment(), kind: 'ConversionReview' }, /^only admission.k8s.io\/v1 Adm/],
    ['no request', withoutRequest, /request/],
    ['a null request', { ...experiment(), request: null }, /^request must be object$/],
    ['no uid', { ...experiment(), request: requestWithoutUid }, /^request .*uid/],
    ['an empty uid', withRequest(experiment(), { uid: '' }), /^request\.uid /],
    ['a uid that is a number', withRequest(experiment(), { uid: 7 }), /^request\.uid must be string$/],
    [
      'a namespace that is a list',
      withRequest(experiment(), { namespace: ['a'] }),
      /^request\.namespace must be string$/,
    ],
    ['no pod', withRequest(experiment(), { object: null }), /^request\.object: /],
    ['a pod without containers', withPod(experiment(), { spec: {} }), /^request\.object: spec .*containers/],
  ])('is refused with 400 if it has %s', async (_what, review, message) => {
    await using server = await startForTest();
    expect(refusal(await send(server.ports.webhook, review), 400)).toMatch(message);
  });

  it('is refused with the path of the fault in the pod, and never with a value', async () => {
    await using server = await startForTest();
    const containers = [{ name: 'a' }, { name: 'b', env: [{ name: 'OK' }, { name: 'KEY', value: ['s3cr3t'] }] }];
    const answer = await send(server.ports.webhook, withPod(experiment(), { spec: { containers } }));
    expect(refusal(answer, 400)).toMatch(/^request\.object: spec\.containers\[1\]\.env\[1\]\.value /);
    expect(answer.body + server.written.text).not.toContain('s3cr3t');
  });
});
