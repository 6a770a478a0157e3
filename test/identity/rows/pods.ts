import type { V1Container, V1EnvVar, V1Pod, V1Volume, V1VolumeMount } from '@kubernetes/client-node';

/** What the rows of a kind differ in: what main has besides what Polyaxon gives it. */
export interface Parts {
  readonly env?: readonly V1EnvVar[];
  readonly envFrom?: V1Container['envFrom'];
  readonly mounts?: readonly V1VolumeMount[];
  readonly volumes?: readonly V1Volume[];
  readonly command?: readonly string[];
  readonly user?: number;
  /** The Polyaxon that made the pod. */
  readonly version?: string;
}

/** A member of a catalog, as 2.16.4 writes it. */
export interface Entry {
  readonly name: string;
  readonly bucket?: string;
  readonly kind?: string;
  readonly schema?: Readonly<Record<string, string>>;
  readonly secret?: { readonly name: string; readonly mountPath?: string };
  readonly configMap?: { readonly name: string; readonly mountPath?: string };
  readonly env?: Readonly<Record<string, string>>;
}

export const CATALOG = 'POLYAXON_CONNECTIONS_CATALOG';
export const SECRET_AT_DEFAULT = { name: 'gcs-secret', mountPath: '/plx-context/.gc' };

export function entryText({ name, bucket = `gs://${name}`, kind = 'gcs', schema, ...rest }: Entry) {
  const described = { bucket, ...schema };
  return { name, kind, schema: described, ...rest };
}

/** The catalog of a container. */
export const catalog = (...entries: readonly Entry[]): V1EnvVar => ({
  name: CATALOG,
  value: JSON.stringify({ connections: entries.map(entryText) }),
});

/** A volume of a Secret, under the Secret's name. */
export const ofSecret = (name: string, more: NonNullable<V1Volume['secret']> = {}): V1Volume => ({
  name,
  secret: { secretName: name, ...more },
});

export const at = (mountPath: string, name: string, more: Partial<V1VolumeMount> = {}): V1VolumeMount => ({
  name,
  mountPath,
  readOnly: true,
  ...more,
});

/** A run of 2.x whose store's key only the sidecar has, as Polyaxon makes it if the run asks for nothing. */
export function run2x({
  env = [],
  envFrom = [],
  mounts = [],
  volumes = [],
  command,
  user,
  version = '2.16.4',
}: Parts = {}): V1Pod {
  const store: V1EnvVar = { name: 'POLYAXON_ARTIFACTS_STORE_NAME', value: 'gcs-artifacts' };
  const sidecar = catalog({ name: 'gcs-artifacts', secret: SECRET_AT_DEFAULT });
  const own = volumes.some(({ name }) => name === 'gcs-secret') ? [] : [ofSecret('gcs-secret')];
  return {
    metadata: {
      namespace: 'polyaxon',
      labels: {
        'app.kubernetes.io/managed-by': 'polyaxon',
        'app.kubernetes.io/part-of': 'polyaxon-runs',
        'app.kubernetes.io/component': 'polyaxon-jobs',
        'app.kubernetes.io/version': version,
        'app.kubernetes.io/instance': '4c1f0d6ab27e4d0e9a55c0ffee001122',
      },
    },
    spec: {
      containers: [
        {
          name: 'polyaxon-main',
          ...(command && { command: [...command] }),
          ...(user === undefined ? {} : { securityContext: { runAsUser: user } }),
          envFrom: [...envFrom],
          env: [store, ...env],
          volumeMounts: [...mounts],
        },
        { name: 'polyaxon-sidecar', env: [store, sidecar], volumeMounts: [at('/plx-context/.gc', 'gcs-secret')] },
      ],
      volumes: [...own, ...volumes],
    },
  };
}

/** A run of 0.x. Polyaxon itself put it on GCS if its outputs path says so. */
export function run0x({ env = [], envFrom = [], mounts = [], volumes = [], command }: Parts): V1Pod {
  return {
    metadata: {
      namespace: 'polyaxon',
      labels: {
        type: 'polyaxon-runner',
        app: 'polyaxon-experiment',
        project_name: 'dana.segment',
        experiment_name: 'dana.segment.14',
      },
    },
    spec: {
      containers: [
        {
          name: 'polyaxon-experiment-job',
          command: [...(command ?? ['/bin/bash', '-c'])],
          envFrom: [...envFrom],
          env: [{ name: 'POLYAXON_IS_MANAGED', value: 'true' }, ...env],
          volumeMounts: [...mounts],
        },
      ],
      volumes: [...volumes],
    },
  };
}

export const fromKey = (variable: string, name: string, key: string): V1EnvVar => ({
  name: variable,
  valueFrom: { secretKeyRef: { name, key } },
});
