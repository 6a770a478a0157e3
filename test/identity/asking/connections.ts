import type { ContainerState } from '../container/container-state.ts';

/** The GCS connections that a container's variables describe, besides the run's own store: 2.x in one catalog, 1.x in a variable each. */
export function connectionsOf(states: readonly ContainerState[]): readonly string[] {
  const environments = states.flatMap((state) => (state.kind === 'started' ? [state.environment] : []));
  const stores = environments.map((environment) => environment.get('POLYAXON_ARTIFACTS_STORE_NAME'));
  const names = environments.flatMap((environment) => [...environment].flatMap(namesIn));
  return [...new Set(names)].filter((name) => !stores.includes(name)).toSorted();
}

function namesIn([variable, text]: readonly [string, string]): readonly string[] {
  if (variable === 'POLYAXON_CONNECTIONS_CATALOG') return (read(text)?.connections ?? []).flatMap(nameOf);
  return variable.startsWith('POLYAXON_CONNECTION_SCHEMA_') ? nameOf(read(text)) : [];
}

interface Entry {
  readonly name?: string;
  readonly kind?: string;
  readonly connections?: readonly Entry[];
}

/** Some rows have invalid JSON there. The clients are asked nevertheless. */
function read(text: string): Entry | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const nameOf = (entry: Entry | undefined): readonly string[] =>
  entry?.kind === 'gcs' && entry.name !== undefined ? [entry.name] : [];
