import fc from 'fast-check';
import { listOf, withUnknown } from './arbitrary-list.ts';

/** Names of volumes, of which a pod may have some. */
export const VOLUMES = ['plx-gcs-secret', 'plx-gcs-secret-2', 'gcs-secret', 'outputs', 'tmp'];

const mode = fc.constantFrom(0o400, 0o440, 0o444, 0o644);
const items = listOf(
  fc.record(
    {
      key: fc.constantFrom('gcs-key.json', 'k', 'gc-secret.json'),
      path: fc.constantFrom('gcs-key.json', 'k', 'a.json', 'gc-secret.json'),
      mode,
    },
    { requiredKeys: ['key', 'path'] },
  ),
  2,
);
const secret = fc.record(
  { secretName: fc.constantFrom('gcs-secret', 'other'), items, defaultMode: mode, optional: fc.boolean() },
  { requiredKeys: ['secretName'] },
);

/** The source of a volume. A pod has one source for each. */
const source = fc.oneof(
  { weight: 6, arbitrary: fc.record({ secret }) },
  fc.constantFrom(
    { emptyDir: {} },
    { persistentVolumeClaim: { claimName: 'c', readOnly: true } },
    { persistentVolumeClaim: { claimName: 'c' } },
    { nfs: { server: 's', path: '/', readOnly: true } },
    { csi: { driver: 'd', readOnly: true } },
    { image: { reference: 'r' } },
    { hostPath: { path: '/etc/hostname' } },
    { configMap: { name: 'c' } },
  ),
);

export const volume = withUnknown(
  fc.tuple(fc.constantFrom(...VOLUMES), source).map(([name, shown]) => ({ name, ...shown })),
);
