import { describe, expect, it } from 'vitest';
import { answerTo, experiment, patched, patchOf, withPod, withRequest } from '../../support/admission-reviews.ts';
import { startForTest } from '../../support/running-server.ts';
import { call } from '../../support/tls-client.ts';
import { refusal } from './status-bodies.ts';

/** The text of a review in which every object has the members that poison prototypes. */
const poisoned = (review: unknown): string =>
  JSON.stringify(review)
    .replaceAll(/\{(?=["}])/g, '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},')
    .replaceAll(',}', '}');

const LABELS = '"labels":{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},';

describe('members that poison prototypes', () => {
  const withoutLabels = poisoned(experiment()).replace(LABELS, '"labels":{');

  it('are answered like any other, in every object that is not one of texts', async () => {
    await using server = await startForTest();
    const { status, body } = await call({ port: server.ports.webhook, body: withoutLabels });
    expect(status).toBe(200);
    const patch = patchOf(JSON.parse(body).response);
    expect(patch).toEqual(patchOf(await answerTo(server.ports.webhook, experiment())));
    expect(JSON.stringify(patch)).not.toContain('polluted');
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  it('all survive in the pod', async () => {
    await using server = await startForTest();
    const { body } = await call({ port: server.ports.webhook, body: withoutLabels });
    const before = JSON.parse(withoutLabels);
    const after = patched(before, JSON.parse(body).response);
    const spec = JSON.stringify(after.spec);
    expect(spec.split('"__proto__"').length).toBe(
      JSON.stringify(before.request.object.spec).split('"__proto__"').length,
    );
  });

  it('are refused in maps that hold only strings, such as labels', async () => {
    await using server = await startForTest();
    const answer = await call({ port: server.ports.webhook, body: poisoned(experiment()) });
    expect(refusal(answer, 400)).toMatch(/^request\.object: metadata\.labels\.__proto__ /);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  it('are harmless as names of labels and variables', async () => {
    await using server = await startForTest();
    const { metadata, spec } = experiment().request.object;
    const labels = JSON.parse(`{"__proto__":"a","constructor":"b",${JSON.stringify(metadata['labels']).slice(1)}`);
    const [main, ...others] = spec.containers;
    const env = [...(main?.env ?? []), { name: '__proto__', value: 'x' }, { name: 'constructor', value: 'y' }];
    const review = withPod(experiment(), {
      metadata: { ...metadata, labels },
      spec: { ...spec, containers: [{ ...main, env }, ...others] },
    });
    const pod = patched(review, await answerTo(server.ports.webhook, review));
    expect(pod.spec.containers[0]?.env).toEqual(expect.arrayContaining(env.slice(-2)));
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });
});

describe('unknown members', () => {
  it('survive at every level of the pod', async () => {
    await using server = await startForTest();
    const { metadata, spec } = experiment().request.object;
    const unknown = { future: { deep: [1, null, 1.5e300, 'é\u2028'] } };
    const containers = spec.containers.map((container) => ({ ...container, ...unknown }));
    const review = withPod(experiment(), {
      metadata: { ...metadata, ...unknown },
      spec: { ...spec, ...unknown, containers },
      ...unknown,
    });
    const pod = patched(review, await answerTo(server.ports.webhook, review));
    for (const at of [pod, pod.metadata, pod.spec, ...pod.spec.containers]) expect(at).toMatchObject(unknown);
  });

  it('may be in the envelope', async () => {
    await using server = await startForTest();
    const review = { ...withRequest(experiment(), { future: 1 }), future: { a: [] } };
    expect(await answerTo(server.ports.webhook, review)).toEqual(await answerTo(server.ports.webhook, experiment()));
  });
});
