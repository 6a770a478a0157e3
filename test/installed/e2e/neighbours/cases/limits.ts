import { expect } from 'vitest';
import { type NeighbourCase, type Written, withSpec } from '../neighbour-case.ts';

const NAMESPACE = 'limited';
const DEFAULT = { cpu: '200m', memory: '64Mi' };
const DEFAULT_REQUEST = { cpu: '10m', memory: '16Mi' };

const limits = {
  apiVersion: 'v1',
  kind: 'LimitRange',
  metadata: { name: 'neighbour', namespace: NAMESPACE },
  spec: { limits: [{ type: 'Container', default: DEFAULT, defaultRequest: DEFAULT_REQUEST }] },
};

/** It refuses every pod that does not say what it needs. */
const quota = {
  apiVersion: 'v1',
  kind: 'ResourceQuota',
  metadata: { name: 'neighbour', namespace: NAMESPACE },
  spec: { hard: { pods: '2', 'limits.cpu': '8', 'limits.memory': '4Gi', 'requests.cpu': '1' } },
};

const greedy: Written = ({ spec, ...template }) =>
  withSpec({
    containers: (spec?.containers ?? []).map((container) => ({ ...container, resources: { limits: { cpu: '100' } } })),
  })({ ...template, ...(spec && { spec }) });

export const LIMITS: readonly NeighbourCase[] = [
  {
    name: NAMESPACE,
    what: 'a LimitRange and a ResourceQuota',
    objects: [limits, quota],
    inForce: ['--for=jsonpath={.status.hard.pods}=2', 'resourcequota/neighbour'],
    refused: [{ written: greedy, told: 'exceeded quota: neighbour' }],
    stored: {
      spec: {
        containers: expect.arrayContaining([
          expect.objectContaining({ resources: { limits: DEFAULT, requests: DEFAULT_REQUEST } }),
        ]),
      },
    },
  },
];
