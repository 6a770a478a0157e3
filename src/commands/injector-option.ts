import { Option } from 'commander';
import { release } from './option-values.ts';

/** The default is what the chart renders for a release with the chart's own name. */
const DEFAULT = 'polyaxon-gcs-injector/polyaxon-gcs-injector';

/** Where the replicas are. The entries of the webhook configuration say so too, to who may see them. */
export const injectorOption = (): Option =>
  new Option('--injector <namespace/name>', 'Deployment of the chart, if you may not see the webhook configuration')
    .argParser(release)
    .default(release(DEFAULT), DEFAULT);
