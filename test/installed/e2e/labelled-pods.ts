import type { V1Job, V1Pod } from '@kubernetes/client-node';
import { BUSYBOX_IMAGE } from '../../../lab/kubernetes/images/test-images.ts';

export type Labels = Readonly<Record<string, string>>;

export const RUN_0X: Labels = { type: 'polyaxon-runner', app: 'polyaxon-job' };
export const RUN_2X: Labels = {
  'app.kubernetes.io/managed-by': 'polyaxon',
  'app.kubernetes.io/part-of': 'polyaxon-runs',
};

const spec = { restartPolicy: 'Never', containers: [{ name: 'main', image: BUSYBOX_IMAGE, command: ['true'] }] };

/** A pod with nothing but its labels, which decide what is a run. */
export const podLabelled = (labels: Labels): V1Pod => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { generateName: 'pod-', labels },
  spec,
});

/** A Job with such pods. */
export const jobLabelled = (name: string, labels: Labels): V1Job => ({
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name, labels },
  spec: { template: { metadata: { labels }, spec } },
});
