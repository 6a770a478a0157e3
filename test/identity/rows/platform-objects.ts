import type { V1Pod } from '@kubernetes/client-node';
import type { Texts } from '../container/not-started.ts';
import type { Row } from '../row.ts';

/** Polyaxon's own Secrets and ConfigMaps that a pod refers to. No client of Google's reads their content. */
export function platformObjects({ spec }: V1Pod): Pick<Row, 'secrets' | 'configMaps'> {
  const volumes = spec?.volumes ?? [];
  const sources = (spec?.containers ?? []).flatMap(({ envFrom = [] }) => envFrom);
  const keys = (spec?.containers ?? []).flatMap(({ env = [] }) => env.map(({ valueFrom }) => valueFrom?.secretKeyRef));
  const secrets = [
    ...volumes.map(({ secret }) => ({ name: secret?.secretName })),
    ...sources.map(({ secretRef }) => ({ name: secretRef?.name })),
    ...keys.map((reference) => ({ name: reference?.name, key: reference?.key })),
  ];
  const configMaps = [...volumes.map(({ configMap }) => configMap), ...sources.map(({ configMapRef }) => configMapRef)];
  return { secrets: emptied(secrets), configMaps: emptied(configMaps.map((one) => ({ name: one?.name }))) };
}

interface Reference {
  readonly name: string | undefined;
  readonly key?: string | undefined;
}

/** By name, with every referenced key and empty content. */
function emptied(references: readonly Reference[]): Readonly<Record<string, Texts>> {
  const objects: Record<string, Texts> = {};
  for (const { name, key } of references)
    if (name !== undefined) objects[name] = { ...objects[name], ...(key !== undefined && { [key]: '' }) };
  return objects;
}
