import { hostname } from 'node:os';
import type { AuthorityNames } from '../../cluster/authority/names.ts';
import type { SecretAt } from '../../config/inputs.ts';
import { CommandFailed } from '../terminal.ts';

/** The place of the authority in the cluster. Valid only with `cluster`. */
export interface ClusterOptions {
  readonly cluster?: boolean;
  readonly authoritySecret?: string;
  readonly authorityLease?: string;
  readonly webhookConfiguration?: string;
  readonly service?: string;
  readonly namespace?: string;
  readonly podName?: string;
}

export const namesOf = (options: ClusterOptions): AuthorityNames => ({
  secret: given('--authority-secret', options.authoritySecret),
  lease: given('--authority-lease', options.authorityLease),
  webhookConfiguration: given('--webhook-configuration', options.webhookConfiguration),
  service: given('--service', options.service),
  namespace: given('--namespace', options.namespace),
  identity: options.podName ?? hostname(),
});

/** The Secret of the authority, which no run gets; `undefined` without an authority in the cluster. */
export function ownSecretOf(options: ClusterOptions): SecretAt | undefined {
  if (!options.cluster) return undefined;
  const { namespace, secret } = namesOf(options);
  return { namespace, name: secret };
}

function given(flag: string, value: string | undefined): string {
  if (value === undefined || value === '') throw new CommandFailed(`--cluster needs ${flag} too`, 2);
  return value;
}

/** Without `--cluster` such a name does nothing. Nobody who gives one wants that. */
export function refuseNames({ authoritySecret, authorityLease, webhookConfiguration, service }: ClusterOptions): void {
  const flags = { authoritySecret, authorityLease, webhookConfiguration, service };
  const [first] = Object.entries(flags).filter(([, value]) => value !== undefined);
  if (first !== undefined) throw new CommandFailed(`${FLAGS[first[0]]} needs --cluster`, 2);
}

const FLAGS: Readonly<Record<string, string>> = {
  authoritySecret: '--authority-secret',
  authorityLease: '--authority-lease',
  webhookConfiguration: '--webhook-configuration',
  service: '--service',
};
