import type { KubernetesListObject, V1Secret } from '@kubernetes/client-node';
import { describe, expect, it } from 'vitest';
import { keptObjects } from '../../../../src/cluster/reflect/kept-objects.ts';

const secret = (namespace: string, resourceVersion: number, value = ''): V1Secret => ({
  metadata: { namespace, resourceVersion: `${resourceVersion}` },
  data: { value },
});

/** A list in pages of one object. */
async function* listOf(version: number, ...items: readonly V1Secret[]): AsyncGenerator<KubernetesListObject<V1Secret>> {
  const metadata = { resourceVersion: `${version}` };
  if (items.length === 0) yield { metadata, items: [] };
  for (const item of items) yield { metadata, items: [item] };
}

/** What is kept of Secrets, and how often each part was called. */
function kept() {
  const calls = { read: 0, changed: 0 };
  const objects = keptObjects<V1Secret, string>(
    ({ data }) => {
      calls.read += 1;
      return data?.['value'] ?? '';
    },
    () => {
      calls.changed += 1;
    },
  );
  return { calls, objects };
}

describe('what is kept of objects', () => {
  it('is the newest, in whatever order answers arrive', async () => {
    const { objects, calls } = kept();
    await objects.takeList(listOf(5, secret('team', 4, 'four')));
    objects.put(secret('team', 7, 'seven'));
    objects.put(secret('team', 6, 'six'));
    await objects.takeList(listOf(7, secret('team', 7, 'seven')));
    expect([objects.get('team'), calls]).toEqual(['seven', { read: 2, changed: 2 }]);
  });

  it('is nothing in a namespace that is not in a newer list', async () => {
    const { objects, calls } = kept();
    expect(await objects.takeList(listOf(5, secret('one', 3, 'a'), secret('two', 4, 'b')))).toBe('5');
    expect(await objects.takeList(listOf(9, secret('two', 4, 'b')))).toBe('9');
    expect([objects.get('one'), objects.get('two'), calls.changed]).toEqual([undefined, 'b', 2]);
  });

  it('counts as listed after any list, even an empty one', async () => {
    const { objects, calls } = kept();
    expect(objects.hasListed()).toBe(false);
    await objects.takeList(listOf(1));
    expect([objects.hasListed(), calls.changed]).toEqual([true, 1]);
  });

  it('stays if an older request for a list does not have it', async () => {
    const { objects } = kept();
    const asked = Promise.withResolvers<void>();
    const taking = objects.takeList(
      (async function* () {
        await asked.promise;
        yield* listOf(5);
      })(),
    );
    objects.put(secret('team', 6, 'made since'));
    asked.resolve();
    await taking;
    expect(objects.get('team')).toBe('made since');
  });

  it('does not return from a list that was requested before its deletion', async () => {
    const { objects } = kept();
    await objects.takeList(listOf(4, secret('team', 3, 'old')));
    const asked = Promise.withResolvers<void>();
    const taking = objects.takeList(
      (async function* () {
        await asked.promise;
        yield* listOf(5, secret('team', 3, 'old'));
      })(),
    );
    objects.remove(secret('team', 6));
    asked.resolve();
    await taking;
    expect(objects.get('team')).toBeUndefined();
  });

  it('does not return from a list that a later one has overtaken', async () => {
    const { objects } = kept();
    const asked = Promise.withResolvers<void>();
    const taking = objects.takeList(
      (async function* () {
        await asked.promise;
        yield* listOf(5, secret('team', 3, 'old'));
      })(),
    );
    await objects.takeList(listOf(9));
    asked.resolve();
    await taking;
    objects.put(secret('team', 8, 'an answer from before the list'));
    expect(objects.get('team')).toBeUndefined();
  });

  it('is what a list at an earlier version has: the cluster was restored', async () => {
    const { objects } = kept();
    await objects.takeList(listOf(50, secret('one', 40, 'lost'), secret('two', 41, 'newer')));
    await objects.takeList(listOf(20, secret('two', 19, 'restored'), secret('three', 18, 'restored')));
    objects.put(secret('two', 21, 'changed since'));
    expect(['one', 'two', 'three'].map(objects.get)).toEqual([undefined, 'changed since', 'restored']);
  });
});
