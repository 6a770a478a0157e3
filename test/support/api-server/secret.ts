import { SECRETS } from './collections.ts';
import type { ApiServer } from './start.ts';

export interface SecretOf {
  readonly namespace: string;
  readonly name: string;
  /** In base64. */
  readonly data?: Readonly<Record<string, string>>;
}

export const putSecret = ({ store }: ApiServer, { namespace, name, data = {} }: SecretOf): void =>
  void store.put(SECRETS, { metadata: { namespace, name }, data });

export const removeSecret = ({ store }: ApiServer, { namespace, name }: SecretOf): void =>
  store.remove({ collection: SECRETS, namespace, name });
