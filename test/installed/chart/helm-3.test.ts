import { describe, expect, it } from 'vitest';
import { execute } from '../../../lab/kubernetes/execute.ts';
import { helm3 } from '../../../lab/kubernetes/helm-3/build.ts';
import { CHART, helm, type Manifest, manifestsIn } from './helm.ts';
import { INJECTOR_NAMESPACE, RELEASE } from './release-names.ts';
import { MODES } from './values-of-modes.ts';

const TEMPLATE = [
  'template',
  RELEASE,
  CHART,
  `--namespace=${INJECTOR_NAMESPACE}`,
  '--kube-version=1.30.0',
  '--values=-',
];

const byHelm3 = async (args: readonly string[], stdin: string) => execute(await helm3(), [...args], { stdin });

/** The two versions order kinds differently. */
const sorted = (text: string): readonly Manifest[] =>
  manifestsIn(text).toSorted((one, other) => keyOf(one).localeCompare(keyOf(other)));

const keyOf = ({ kind, metadata }: Manifest): string => `${kind} ${metadata.namespace} ${metadata.name}`;

describe.each(Object.entries(MODES))('the oldest Helm that is supported: %s', (_mode, values) => {
  const text = JSON.stringify(values);

  it('finds nothing wrong with the chart', async () => {
    await byHelm3(['lint', '--strict', '--quiet', CHART, '--values=-'], text);
  });

  it('renders the objects that Helm 4 renders', async () => {
    const [old, present] = [await byHelm3(TEMPLATE, text), await helm(TEMPLATE, text)];
    expect(sorted(old)).toEqual(sorted(present));
  });
});

it('refuses the same values', async () => {
  const values = JSON.stringify({ webhook: { timeoutSeconds: 31 } });
  await expect(byHelm3(TEMPLATE, values)).rejects.toThrow(/timeoutSeconds.*30/s);
});
