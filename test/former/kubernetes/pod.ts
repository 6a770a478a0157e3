import { type Static, Type } from 'typebox';
import { shapeOf } from './shape.ts';

/**
 * The members of a pod that are read here, and nothing else: a full pod schema would be a second, stale copy of the
 * Kubernetes API. Members that are not named pass through untouched. `null` stands for absent everywhere, as Go's JSON
 * decoder has it; Polyaxon 0.x writes `experiment_group_name: null`.
 */
const orNull = <T extends Type.TSchema>(schema: T) => Type.Optional(Type.Union([schema, Type.Null()]));
const StringMap = Type.Record(Type.String(), Type.Union([Type.String(), Type.Null()]));

const EnvVarSchema = Type.Object({
  name: Type.String(),
  value: orNull(Type.String()),
  valueFrom: orNull(
    Type.Object({ secretKeyRef: orNull(Type.Object({ name: orNull(Type.String()), key: Type.String() })) }),
  ),
});

const VolumeMountSchema = Type.Object({
  name: Type.String(),
  mountPath: Type.String(),
  readOnly: orNull(Type.Boolean()),
  subPath: orNull(Type.String()),
  subPathExpr: orNull(Type.String()),
});

const ContainerSchema = Type.Object({
  name: Type.String(),
  command: orNull(Type.Array(Type.String())),
  args: orNull(Type.Array(Type.String())),
  env: orNull(Type.Array(EnvVarSchema)),
  volumeMounts: orNull(Type.Array(VolumeMountSchema)),
});

const VolumeSchema = Type.Object({
  name: Type.String(),
  secret: orNull(
    Type.Object({
      secretName: orNull(Type.String()),
      items: orNull(Type.Array(Type.Object({ key: Type.String(), path: Type.String() }))),
    }),
  ),
});

const PodSchema = Type.Object({
  metadata: orNull(Type.Object({ labels: orNull(StringMap), annotations: orNull(StringMap) })),
  spec: Type.Object({
    containers: Type.Array(ContainerSchema, { minItems: 1 }),
    initContainers: orNull(Type.Array(ContainerSchema)),
    volumes: orNull(Type.Array(VolumeSchema)),
  }),
});

export type EnvVar = Static<typeof EnvVarSchema>;
export type VolumeMount = Static<typeof VolumeMountSchema>;
export type Container = Static<typeof ContainerSchema>;
export type Volume = Static<typeof VolumeSchema>;
export type Pod = Static<typeof PodSchema>;
export type ContainerList = 'containers' | 'initContainers';

const shape = shapeOf(PodSchema, 'the pod');

/** Tells whether a value has the shape of a pod, as far as it is read here. */
export const isPod = (value: unknown): value is Pod => shape.matches(value);

/** Where a value is not the shape of a pod. */
export const podFault = (value: unknown): string => shape.fault(value);

export const labelsOf = (pod: Pod): Readonly<Record<string, string | null>> => pod.metadata?.labels ?? {};
export const annotationsOf = (pod: Pod): Readonly<Record<string, string | null>> => pod.metadata?.annotations ?? {};
