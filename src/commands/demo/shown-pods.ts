import type { PodName } from './pod-names.ts';
import experiment from './pods/experiment-0.6.1.json' with { type: 'json' };
import job from './pods/job-2.18.0.json' with { type: 'json' };
import tensorboard from './pods/tensorboard-0.6.1.json' with { type: 'json' };
import tfjobWorker from './pods/tfjob-worker-2.18.0.json' with { type: 'json' };
import web from './pods/web.json' with { type: 'json' };

interface ShownPod {
  readonly title: string;
  readonly pod: object;
}

/** Real pods of Polyaxon (origin: test/fixtures/README.md), and a pod that is not Polyaxon's. */
export const SHOWN_PODS: Readonly<Record<PodName, ShownPod>> = {
  experiment: { title: 'experiment of Polyaxon 0.6.1', pod: experiment },
  tensorboard: { title: 'tensorboard of that experiment', pod: tensorboard },
  job: { title: 'job of Polyaxon 2.18.0', pod: job },
  'tfjob-worker': { title: 'worker of a TFJob, 2.18.0', pod: tfjobWorker },
  web: { title: 'a web server, not of Polyaxon', pod: web },
};

/** What an admin writes for the 0.x pods. The 2.x pods name their store themselves. */
export const SHOWN_CONFIGURATION = `persistence:
  outputs:
    store: gcs
    bucket: gs://outputs-bucket
    secret: gcs-secret
    secretKey: gcs-key.json
`;
