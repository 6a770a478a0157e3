import { putSecret } from '../../support/api-server/secret.ts';
import { startApiServer } from '../../support/api-server/start.ts';
import type { World } from '../worlds.ts';

export interface KnownSecrets extends AsyncDisposable {
  readonly kubeconfig: string;
}

/** An API server that has these Secrets. */
export async function startKnownSecrets(secrets: NonNullable<World['secrets']>): Promise<KnownSecrets> {
  const server = await startApiServer();
  for (const [namespace, all] of Object.entries(secrets))
    for (const [name, keys] of Object.entries(all)) putSecret(server, { namespace, name, data: inBase64(keys) });
  return {
    kubeconfig: server.config.exportConfig(),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

const inBase64 = (keys: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(keys).map(([key, text]) => [key, Buffer.from(text).toString('base64')]));
