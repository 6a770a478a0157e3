import type { V1Container, V1Pod } from '@kubernetes/client-node';
import { BUSYBOX_IMAGE } from '../../../../lab/kubernetes/images/test-images.ts';

/** The first member of the first line of each file; empty if it cannot be read. */
type Read = Readonly<Record<string, string>>;

/** The result of a container of an ended pod. */
export interface Readings {
  readonly end: string;
  /** The files that it should read. */
  readonly asked: Read;
  /** The file that GOOGLE_APPLICATION_CREDENTIALS names. */
  readonly key: Read;
  /** The files that entries of the catalog name. */
  readonly named: Read;
}

/** The termination message comes with the pod's status, so no log is needed. */
const SCRIPT = `
say() { echo "$1 $2 $(head -n 1 "$2" 2>/dev/null | cut -d , -f 1)"; }
{
  for file in "$@"; do say asked "$file"; done
  if [ "$GOOGLE_APPLICATION_CREDENTIALS" ]; then say key "$GOOGLE_APPLICATION_CREDENTIALS"; fi
  paths=$(echo "$POLYAXON_CONNECTIONS_CATALOG" | grep -o '"GC_KEY_PATH":"[^"]*"' | cut -d '"' -f 4)
  for file in $paths; do say named "$file"; done
} > /dev/termination-log`;

/** A container that reads these files and ends. */
export const reading = (files: readonly string[]) => shell(SCRIPT, files);

export const shell = (script: string, args: readonly string[] = []): Omit<V1Container, 'name'> => ({
  image: BUSYBOX_IMAGE,
  imagePullPolicy: 'IfNotPresent',
  command: ['/bin/sh', '-c', script, 'sh', ...args],
});

export const readingsOf = ({ status }: V1Pod): Readonly<Record<string, Readings>> =>
  Object.fromEntries(
    (status?.containerStatuses ?? []).map(({ name, state }) => [
      name,
      state?.terminated?.exitCode === 0
        ? { end: 'success', ...readIn(state.terminated.message ?? '') }
        : { end: JSON.stringify(state), asked: {}, key: {}, named: {} },
    ]),
  );

function readIn(message: string): Omit<Readings, 'end'> {
  const lines = message.split('\n').map((line) => /^(\S+) (\S+) (.*)$/.exec(line) ?? []);
  const of = (kind: string): Read =>
    Object.fromEntries(lines.filter(([, one]) => one === kind).map(([, , path = '', content = '']) => [path, content]));
  return { asked: of('asked'), key: of('key'), named: of('named') };
}
