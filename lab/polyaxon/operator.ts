import type { Pod } from '../../src/kubernetes/pod.ts';
import type { CustomResource } from './custom-resource.ts';
import { replicaPods } from './training-operator.ts';

/**
 * The pods of a run as they reach admission, without what the API server and its controllers add to any pod. Polyaxon's
 * operator makes a batch/v1 Job of a `job` and a Deployment of a `service`. Their templates have the labels and
 * annotations of the custom resource, not their own.
 */
export function podsOf(resource: CustomResource): readonly Pod[] {
  const { batchJobSpec, serviceSpec, metadata } = resource;
  const template = batchJobSpec?.template ?? serviceSpec?.template;
  if (template === undefined) return replicaPods(resource);
  const { labels, annotations } = metadata;
  return [
    { metadata: { labels, annotations }, spec: { ...(batchJobSpec && { restartPolicy: 'Never' }), ...template.spec } },
  ];
}
