import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { V1Pod } from '@kubernetes/client-node';
import { parse } from 'yaml';
import type { AgentConnection } from '../../../lab/polyaxon/agent.ts';
import { makeCustomResources } from '../../../lab/polyaxon/custom-resource.ts';
import { podsOf } from '../../../lab/polyaxon/operator.ts';
import { POLYAXON_HOST_ALIASES } from '../../../lab/polyaxon/polyaxon-api.ts';
import { readPod } from '../../support/builders.ts';
import { prepareEnvironment } from '../environments/environment.ts';
import type { Job } from '../harness/job.ts';
import { NETWORK_ENV } from '../harness/network.ts';
import { withMain } from '../harness/runs-0x.ts';

export const EXAMPLES = join(import.meta.dirname, '../../../examples');

export const readExample = (file: string): string => readFileSync(join(EXAMPLES, file), 'utf8');

/** Pods of 0.6.1 whose outputs are on the node's disk. */
const PODS_0X: Readonly<Record<string, string>> = { experiment: '01-experiment', job: '04-job' };

/** The folder of the uploaded code in an image that Polyaxon 0.x builds. */
const CODE = '/code';

/**
 * A pod that the 0.x spawner made for that kind, with the command and labels of a polyaxonfile. No code of Polyaxon
 * reads the polyaxonfile. So this refuses what Polyaxon would refuse: labels of an experiment, for which 0.6.1 has no
 * member.
 */
export function podOf0x(file: string): V1Pod {
  const { kind, run, environment } = parse(readExample(file));
  if (kind === 'experiment' && environment?.labels) throw new Error(`${file}: experiments of 0.6.1 take no labels`);
  const pod = readPod(`polyaxon-0.x/before/${PODS_0X[kind]}.json`) as V1Pod;
  const metadata = { ...pod.metadata, labels: { ...environment?.labels, ...pod.metadata?.labels } };
  return withMain({ ...pod, metadata }, (main) => ({ ...main, args: [run.cmd], workingDir: CODE }));
}

/** A component with the parameters of a user's `-P`. */
export interface Submission {
  readonly file: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** The pod that polyaxon 2.18.0 makes of a component in an example file. */
export async function podOf2x({ file, params = {} }: Submission, artifactsStore: AgentConnection): Promise<V1Pod> {
  const given = Object.entries(params).map(([name, value]) => [name, { value }]);
  const operation = {
    version: 1.1,
    kind: 'operation',
    params: Object.fromEntries(given),
    component: parse(readExample(file)),
  };
  const { path } = await prepareEnvironment('polyaxon-2.18-python-3.11');
  const { made } = await makeCustomResources({
    python: join(path, 'bin', 'python'),
    artifactsStore,
    polyaxonfiles: { made: operation },
  });
  const [pod] = made ? podsOf(made) : [];
  if (pod === undefined) throw new Error(`no pod for ${file}`);
  return pod as V1Pod;
}

/** A run in the suite's network. */
export const inNetwork = (pod: V1Pod): Job => ({
  pod,
  main: { env: [...NETWORK_ENV] },
  spec: { hostAliases: POLYAXON_HOST_ALIASES },
});

/** A run in the suite's network, with an example script at the place of `polyaxon run --upload`. */
export function withScript(pod: V1Pod, script: string): Job {
  const { workingDir } = pod.spec?.containers[0] ?? {};
  const name = 'uploaded-script';
  const { main, spec } = inNetwork(pod);
  return {
    pod,
    main: { ...main, volumeMounts: [{ name, mountPath: `${workingDir}/${basename(script)}` }] },
    spec: { ...spec, volumes: [{ name, hostPath: { path: join(EXAMPLES, script), type: 'File' } }] },
  };
}
