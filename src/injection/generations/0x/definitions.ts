import { DEFAULT_KEY } from '../../../gcs/key-file.ts';
import { isOnGcs, type OutputsStore, secretOf } from '../../../gcs/store.ts';
import { isWithin } from '../../../kubernetes/paths.ts';
import type { Settings } from '../../settings.ts';
import type { StoreFrom } from '../generation.ts';

/**
 * The owner of a path. The run's own path follows the pod's choice first. Another run's path follows the definition
 * that contains it.
 */
export type PathOwner = 'own' | 'other';

export interface Definition {
  readonly store: OutputsStore;
  readonly from: StoreFrom;
}

/**
 * Chooses the outputs definition for a local path, on GCS or not.
 *
 * | owner | chosen by the pod | `mountPath` holds the path | the definition                                      |
 * |-------|-------------------|----------------------------|-----------------------------------------------------|
 * | own   | yes               |                            | the chosen one                                      |
 * | own   | no                | yes                        | the innermost that holds it                         |
 * | other |                   | yes                        | the innermost that holds it                         |
 * | other | yes               | no                         | the chosen one                                      |
 * | both  | no                | no                         | the first on GCS by name, else the first            |
 * | both  | no                | no path is known           | the first by name, like in Polyaxon                |
 */
export function definitionOf(
  settings: Settings,
  choice: string | undefined,
): (path: string | undefined, owner: PathOwner) => Definition | undefined {
  const stores = configuredOutputs(settings);
  const chosen = asDefinition(
    stores.find(({ name }) => name === choice),
    'choice',
  );
  const first = asDefinition(stores[0], 'configured');
  const firstOnGcs = asDefinition(stores.find(isOnGcs), 'configured') ?? first;
  return (path, owner) => {
    const holding = path === undefined ? undefined : asDefinition(innermost(stores, path), 'mountPath');
    const found = owner === 'own' ? (chosen ?? holding) : (holding ?? chosen);
    return found ?? (path === undefined ? first : firstOnGcs);
  };
}

const asDefinition = (
  store: OutputsStore | undefined,
  kind: 'choice' | 'mountPath' | 'configured',
): Definition | undefined => store && { store, from: { kind } };

const isLocal = (store: OutputsStore): store is OutputsStore & { readonly localPath: string } =>
  store.localPath !== undefined;

function innermost(stores: readonly OutputsStore[], path: string): OutputsStore | undefined {
  const holding = stores.filter(isLocal).filter(({ localPath }) => isWithin(localPath, path));
  return holding.toSorted((a, b) => b.localPath.length - a.localPath.length)[0];
}

/** `persistence.outputs`. If only the 2.x grammar is given, its store serves 0.x pods too, with the usual key. */
export function configuredOutputs({ outputs, artifactsStore }: Settings): readonly OutputsStore[] {
  if (outputs.length > 0 || artifactsStore === undefined) return outputs;
  if (!isOnGcs(artifactsStore)) return [artifactsStore];
  const secret = secretOf(artifactsStore);
  if (secret === undefined || secret.key !== undefined) return [artifactsStore];
  return [{ ...artifactsStore, access: { kind: 'secret', secret: { ...secret, key: DEFAULT_KEY } } }];
}
