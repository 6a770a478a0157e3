import { beforeAll, describe, expect, it } from 'vitest';
import { type Manifest, render, the } from './helm.ts';
import { MODES } from './values-of-modes.ts';

/** Texts that YAML takes for something else unless they are quoted. Helm takes each of them as a name. */
const NAMES = ['y', 'true', 'null', '123', '1e3', '0x1f', '12e4.a'];
const PLAIN = { release: 'plain', namespace: 'plain' };

/** What kind of value is at each place. */
function shapeOf(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(shapeOf);
  if (typeof node !== 'object' || node === null) return node === null ? 'null' : typeof node;
  return Object.fromEntries(Object.entries(node).map(([member, value]) => [ofAnyRelease(member), shapeOf(value)]));
}

/** Some members are files, called like the release. */
const ofAnyRelease = (member: string): string => member.replace(/^.*-polyaxon-gcs-injector\./, 'RELEASE.');

const shapesOf = (manifests: readonly Manifest[]) => manifests.map(shapeOf);

const plain = new Map<string, readonly unknown[]>();

beforeAll(async () => {
  for (const [mode, values] of Object.entries(MODES)) plain.set(mode, shapesOf(await render(values, PLAIN)));
});

describe.each(NAMES)('a release called %s', (release) => {
  /** A namespace has no dot. */
  const name = { release, namespace: release.replace('.', '-') };

  it('renders texts as texts', async () => {
    for (const [mode, values] of Object.entries(MODES)) {
      expect({ mode, shapes: shapesOf(await render(values, name)) }).toEqual({ mode, shapes: plain.get(mode) });
    }
  });

  it('has names that every Kubernetes takes for a Service, whichever way they are given', async () => {
    for (const values of [{}, { nameOverride: 'x' }, { fullnameOverride: 'true' }]) {
      for (const { metadata } of await render(values, name)) {
        expect(metadata.name).toMatch(/^[a-z][a-z0-9-]{0,61}[a-z0-9]$/);
      }
    }
  });

  it('selects its own pods by its own name', async () => {
    const { spec } = the(await render({}, name), 'Deployment');
    expect(spec.selector.matchLabels['app.kubernetes.io/instance']).toBe(release);
    expect(spec.template.metadata.labels).toMatchObject(spec.selector.matchLabels);
  });
});
