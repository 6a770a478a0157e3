import type { Store } from '../../../gcs/store.ts';
import { isShellSafe } from '../../../kubernetes/names.ts';
import type { Container } from '../../../kubernetes/pod.ts';
import { schemaEnvName } from '../../../polyaxon/2x/catalog-entries.ts';
import { isOlderThan } from '../../../polyaxon/2x/version.ts';
import type { InjectableRun } from '../../reading/run.ts';
import { warning } from '../../warning.ts';

const DROPPED = 'a POSIX shell may drop the variable of this store; rename it without dashes for Polyaxon 1.x';

/** 1.x clients read each connection from its own variable. dash drops a variable with a dash in its name. */
export function shellWarnings({ pod, main }: InjectableRun, { name }: Store): readonly string[] {
  const isDropped = isOlderThan(pod, [2, 0]) && !isShellSafe(schemaEnvName(name)) && startsShell(main.container);
  return isDropped ? [warning(DROPPED)] : [];
}

const startsShell = ({ command }: Container): boolean => /(^|\/)(sh|dash|ash)$/.test(command?.[0] ?? '');
