import { Check } from 'typebox/schema';
import { isObject } from '../json/object.ts';
import { cleanPath, isWithin } from '../kubernetes/paths.ts';
import { DEFAULT_2X_MOUNT } from '../polyaxon/2x/names.ts';
import { GcsConnectionSchema } from './connection-schemas.ts';
import { definitionsIn } from './definitions.ts';
import type { Fault } from './fault.ts';
import { connectionsIn, gives, placed, type Section } from './sections.ts';

/** A Secret that 2.x runs see as a folder. */
interface MountedSecret {
  readonly at: string;
  readonly name: string;
  readonly folder: string;
  /** A run's store is one of these. All connections are mounted beside it. */
  readonly isStore: boolean;
}

/** Secrets that would be in one folder. A client that looks for its key there would find another store's key. */
export function sharedFolders(section: Section): readonly Fault[] {
  if (!gives(section, 'artifactsStore', 'connections', 'persistence')) return [];
  const secrets = secretsIn(section);
  return secrets.flatMap((secret, index) => {
    const other = secrets.slice(0, index).find((before) => isShared(before, secret));
    return other === undefined ? [] : [faultOf(secret, other)];
  });
}

const isShared = (a: MountedSecret, b: MountedSecret): boolean =>
  a.name !== b.name && !(a.isStore && b.isStore) && (isWithin(a.folder, b.folder) || isWithin(b.folder, a.folder));

const faultOf = (secret: MountedSecret, other: MountedSecret): Fault => ({
  path: `${secret.at}.mountPath`,
  message: `Secret ${secret.name} at ${secret.folder} and Secret ${other.name} of ${other.at} at ${other.folder} conflict; give one another folder`,
});

function secretsIn(section: Section): readonly MountedSecret[] {
  const mounted = connectionsIn(section).flatMap(({ at, value }): readonly MountedSecret[] => {
    if (!Check(GcsConnectionSchema, value) || value.secret === undefined) return [];
    const { name, mountPath = DEFAULT_2X_MOUNT } = value.secret;
    return [{ at: `${at}.secret`, name, folder: cleanPath(mountPath), isStore: at.endsWith('artifactsStore') }];
  });
  return isGiven(placed(section, 'artifactsStore').value) ? mounted : [...definedSecrets(section), ...mounted];
}

const isGiven = (store: unknown): boolean => isObject(store) && Object.keys(store).length > 0;

/** Without an artifacts store, the 0.x definitions serve 2.x runs too. Their key is then in the usual folder. */
function definedSecrets(section: Section): readonly MountedSecret[] {
  const { at, value } = placed(section, 'persistence');
  const outputs = definitionsIn(isObject(value) ? value['outputs'] : undefined);
  return outputs.flatMap((one): readonly MountedSecret[] =>
    one.kind === 'gcs' && one.definition.secret !== undefined
      ? [{ at: `${at}.outputs`, name: one.definition.secret, folder: DEFAULT_2X_MOUNT, isStore: true }]
      : [],
  );
}
