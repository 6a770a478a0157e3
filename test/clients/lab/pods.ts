import type { V1Pod } from '@kubernetes/client-node';
import { readPod } from '../../builders.ts';

const fixture = (file: string) => readPod(file) as V1Pod;

/** Runs as the spawner of 0.6.1 makes them where outputs are on the node's disk, and of 2.18 with a store on GCS. */
export const experiment0x = () => fixture('polyaxon-0.x/before/01-experiment.json');
export const tensorboard0x = () => fixture('polyaxon-0.x/before/08-tensorboard.json');
export const job2x = () => fixture('polyaxon-versions/2.18.0-job.json');
export const service2x = () => fixture('polyaxon-versions/2.9.4-service-tb.json');
