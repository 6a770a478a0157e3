import { expect, it } from 'vitest';
import { refusal, render, the, type Values } from './helm.ts';
import { INJECTOR } from './release-names.ts';

const selected = async (values: Values) => {
  const manifests = await render({ validatingPolicy: { enabled: true }, ...values });
  const selectors = [
    ...the(manifests, 'MutatingWebhookConfiguration')['webhooks'].map(
      (entry: { namespaceSelector: object }) => entry.namespaceSelector,
    ),
    the(manifests, 'ValidatingAdmissionPolicy', INJECTOR)['spec'].matchConstraints.namespaceSelector,
  ];
  return selectors.map(
    ({ matchExpressions }) =>
      matchExpressions.find(({ key }: { key: string }) => key === 'polyaxon-gcs-injector.io/inject').values,
  );
};

it('serves the label value `enabled`, or one of its own, with its policy too', async () => {
  expect(await selected({})).toEqual([['enabled'], ['enabled'], ['enabled']]);
  expect(await selected({ optIn: { value: '1e3' } })).toEqual([['1e3'], ['1e3'], ['1e3']]);
});

it.each(['', 'disabled', 'false', 'no', '-a', 'a b', 'a'.repeat(64)])('refuses the value %j', async (value) => {
  expect(await refusal({ optIn: { value } })).toContain("at '/optIn/value'");
});
