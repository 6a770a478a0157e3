import { SECRETS } from './collections.ts';
import type { ApiServer } from './start.ts';

export interface SecretOf {
  readonly namespace: string;
  readonly name: string;
  /** In base64. */
  readonly data?: Readonly<Record<string, string>>;
  /** When its data was written. */
  readonly since?: string;
}

export const putSecret = ({ store }: ApiServer, { namespace, name, data = {}, since }: SecretOf): void =>
  void store.put(SECRETS, {
    metadata: {
      namespace,
      name,
      ...(since && { managedFields: [{ time: new Date(since), fieldsV1: { 'f:data': {} } }] }),
    },
    data,
  });

export const removeSecret = ({ store }: ApiServer, { namespace, name }: SecretOf): void =>
  store.remove({ collection: SECRETS, namespace, name });
