import type { Pod } from '../../../kubernetes/pod.ts';
import { projectPath, runPathFromLabels } from '../../../polyaxon/0x/run-path.ts';
import type { InjectableRun } from '../../reading/run.ts';
import { type Folders, foldersOf } from './folders.ts';

/**
 * Finds the part of a local path that the bucket replaces: the mount folder of the outputs. Polyaxon joins the folder
 * and `USER/PROJECT/…` (0.6.1 stores/service.py). A volume may be mounted deeper, so the project limits the folder: two
 * projects never share a path.
 *
 * | project of the labels in the path | a mount above the project | the bucket replaces                          |
 * |-----------------------------------|---------------------------|----------------------------------------------|
 * | yes                               | yes                       | the deepest such mount                       |
 * | yes                               | no                        | all above the project, unless that is the root |
 * | no                                |                           | the deepest mount that holds the path        |
 */
export function localPrefixOf(run: InjectableRun): (path: string) => string | undefined {
  const folders = outputFolders(run);
  const starts = projectStarts(run.pod);
  return (path) => {
    const ends = folders.endsIn(path);
    const project = starts(path);
    if (project === undefined) return prefix(path, ends.at(-1));
    return prefix(path, ends.findLast((end) => end <= project) ?? project);
  };
}

const prefix = (path: string, end: number | undefined): string | undefined => (end ? path.slice(0, end) : undefined);

/** The folders of mounted volumes. A Secret is no place for outputs. */
function outputFolders({ volumes, main }: InjectableRun): Folders {
  const secrets = new Set(volumes.filter(({ secret }) => secret).map(({ name }) => name));
  return foldersOf(main.mounts.all.filter(({ volume }) => !secrets.has(volume)).map(({ path }) => path));
}

/** The offset of the labels' project in a path: the slash before it. A run's own path shows it best. */
function projectStarts(pod: Pod): (path: string) => number | undefined {
  const own = runPathFromLabels(pod);
  const project = projectPath(pod);
  return (path) => {
    if (own !== undefined && path.endsWith(`/${own}`)) return path.length - own.length - 1;
    const index = project === undefined ? -1 : `${path}/`.lastIndexOf(`/${project}/`);
    return index < 0 ? undefined : index;
  };
}
