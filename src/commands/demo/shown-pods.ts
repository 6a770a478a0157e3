import experiment from './pods/experiment-0.6.1.json' with { type: 'json' };
import job from './pods/job-2.18.0.json' with { type: 'json' };
import tensorboard from './pods/tensorboard-0.6.1.json' with { type: 'json' };
import tfjobWorker from './pods/tfjob-worker-2.18.0.json' with { type: 'json' };
import web from './pods/web.json' with { type: 'json' };

/** Real pods of Polyaxon (origin: test/fixtures/README.md), and a pod that is not Polyaxon's. */
export const SHOWN_PODS = [
  { title: 'Polyaxon 0.6.1, experiment', pod: experiment },
  { title: 'Polyaxon 0.6.1, tensorboard of that experiment', pod: tensorboard },
  { title: 'Polyaxon 2.18.0, job', pod: job },
  { title: 'Polyaxon 2.18.0, worker of a TFJob', pod: tfjobWorker },
  { title: 'a web server, not of Polyaxon', pod: web },
] as const;

/** What an admin writes for the 0.x pods. The 2.x pods name their store themselves. */
export const SHOWN_CONFIGURATION = `persistence:
  outputs:
    store: gcs
    bucket: gs://outputs-bucket
    secret: gcs-secret
    secretKey: gcs-key.json
`;
