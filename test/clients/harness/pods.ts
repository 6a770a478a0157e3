import type { V1Pod } from '@kubernetes/client-node';
import { readPod } from '../../support/builders.ts';
import { BUCKETS } from './configuration.ts';

const fixture = (file: string) => readPod(file) as V1Pod;

/** Runs of the 0.6.1 spawner with outputs on the node's disk, and of 2.18 with a store on GCS. */
export const experiment0x = () => fixture('polyaxon-0.x/before/01-experiment.json');
/** The spawner's own pod for outputs on GCS: the key is in a variable, and no file is mounted. */
export const experimentOnGcs0x = () => fixture('polyaxon-0.x/oracle/01-experiment.json');
/** A data set on GCS by Polyaxon's own means, with another key. Outputs are on the node's disk. */
export const experimentWithData0x = () => fixture('polyaxon-0.x/before/02-experiment-with-gcs-data.json');
export const notebookOnGcs0x = () => fixture('polyaxon-0.x/oracle/07-notebook.json');
export const tensorboard0x = () => fixture('polyaxon-0.x/before/08-tensorboard.json');
export const job2x = () => fixture('polyaxon-1.x-2.x/2.18.0-job.json');
export const service2x = () => fixture('polyaxon-1.x-2.x/2.9.4-service-tb.json');

/** The outputs paths of the runs above after injection. */
export const EXPERIMENT_OUTPUTS = 'root/quick-start/experiments/7';
export const JOB_OUTPUTS = '8aac02e3a62a4f0aaa257c59da5eab80/outputs';

/** A training of each generation: its pod, and the place of its outputs. */
export const TRAININGS = [
  { generation: '0.x', pod: experiment0x(), bucket: BUCKETS.outputs, outputs: EXPERIMENT_OUTPUTS },
  { generation: '2.x', pod: job2x(), bucket: BUCKETS.artifacts, outputs: JOB_OUTPUTS },
];
