import type { Pod } from '../kubernetes/pod.ts';
import type { RecognitionLabels } from '../polyaxon/recognition.ts';

type ProbePod = Pod & { readonly apiVersion: 'v1'; readonly kind: 'Pod' };

const NOBODY = 65_534;

/** What the restricted pod security standard and a quota ask of a container. */
const CONTAINER = {
  image: 'registry.k8s.io/pause:3.10',
  resources: { requests: { cpu: '1m', memory: '1Mi' }, limits: { cpu: '1m', memory: '1Mi' } },
  securityContext: { runAsUser: NOBODY, allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
};
const SPEC = {
  securityContext: { runAsNonRoot: true, runAsUser: NOBODY, seccompProfile: { type: 'RuntimeDefault' } },
};

const UUID = '0'.repeat(32);

/** A run of each generation, as small as one can be. Nobody creates them: they are for a dry run. */
export const probePods = ({
  runnerType,
  experiment,
}: RecognitionLabels): Readonly<Record<'0.x' | '2.x', ProbePod>> => ({
  '0.x': {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: 'polyaxon-gcs-injector-probe-0x',
      labels: { type: runnerType, app: experiment, project_name: 'doctor.probe', experiment_name: 'doctor.probe.1' },
    },
    spec: {
      ...SPEC,
      containers: [
        {
          ...CONTAINER,
          name: 'polyaxon-experiment-job',
          env: [{ name: 'POLYAXON_RUN_OUTPUTS_PATH', value: '/plx-outputs/doctor/probe/experiments/1' }],
        },
      ],
    },
  },
  '2.x': {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: 'polyaxon-gcs-injector-probe-2x',
      labels: {
        'app.kubernetes.io/managed-by': 'polyaxon',
        'app.kubernetes.io/part-of': 'polyaxon-runs',
        'app.kubernetes.io/component': 'polyaxon-jobs',
        'app.kubernetes.io/instance': UUID,
      },
    },
    spec: { ...SPEC, containers: [{ ...CONTAINER, name: 'polyaxon-main' }] },
  },
});
