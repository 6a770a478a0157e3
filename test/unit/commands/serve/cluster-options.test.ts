import { expect, it } from 'vitest';
import { ownSecretOf } from '../../../../src/commands/serve/cluster-options.ts';

const NAMES = {
  namespace: 'injector',
  authoritySecret: 'injector-ca',
  authorityLease: 'l',
  webhookConfiguration: 'w',
  service: 's',
};

it("the authority's Secret is ours in its namespace", () => {
  expect(ownSecretOf({ cluster: true, ...NAMES })).toEqual({ namespace: 'injector', name: 'injector-ca' });
});

it('certificates from files have no Secret that is known here', () => {
  expect(ownSecretOf({ namespace: 'injector' })).toBeUndefined();
});
