import { runPathFromLabels } from '../../../polyaxon/0x/run-path.ts';
import { isPlatformContainer } from '../../../polyaxon/containers.ts';
import type { InjectableRun } from '../../reading/run.ts';
import { warning } from '../../warning.ts';

/** Warnings about the run's path on GCS. */
export function pathWarnings(run: InjectableRun, path: string | undefined): readonly string[] {
  if (path === undefined) return [warning('the outputs path is kept: nothing tells where it lies on GCS')];
  const own = runPathFromLabels(run.pod);
  return own === undefined || path.endsWith(`/${own}`)
    ? []
    : [warning('resumed run: it continues in the path of the original, which may have files on the local disk')];
}

/** Warnings about programs in the pod that ignore its variables. */
export const authorWarnings = (run: InjectableRun): readonly string[] => [
  ...(isCopy(run)
    ? [warning('copied run: the files of the original are copied on the local disk, not in the bucket')]
    : []),
  ...(startsRanks(run) ? [warning('mpirun: ranks in other pods see none of our variables; pass them on with -x')] : []),
];

/** Polyaxon's init container copies the files of the original (0.6.1 `polypod/templates/init_containers.py`, `COPY`). */
const isCopy = ({ containers }: InjectableRun): boolean =>
  containers.some((at) => isPlatformContainer(at) && textOf(at.container).includes('cp -r /'));

/**
 * `mpirun` starts its ranks in other pods through sshd, which has only its own container's variables (polyaxon#429).
 */
function startsRanks({ main }: InjectableRun): boolean {
  const text = textOf(main.container);
  return /\b(mpirun|mpiexec)\b/.test(text) && !/-x\s+GOOGLE_APPLICATION_CREDENTIALS\b/.test(text);
}

const textOf = ({ command, args }: InjectableRun['main']['container']): string =>
  [...(command ?? []), ...(args ?? [])].join(' ');
