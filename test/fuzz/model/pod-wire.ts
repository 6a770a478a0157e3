import { flag, isRecord, listOf, maybe, number, struct, text, texts, type Wire } from './wire.ts';

/** Those members of `core/v1` that the webhook reads. */
const secretKeyRef = struct({ name: maybe(text), key: text, optional: maybe(flag) });

const env = struct({
  name: text,
  value: maybe(text),
  valueFrom: maybe(struct({ secretKeyRef: maybe(secretKeyRef) })),
});

const mount = struct({
  name: text,
  mountPath: text,
  readOnly: maybe(flag),
  subPath: maybe(text),
  subPathExpr: maybe(text),
});

const context = maybe(struct({ runAsUser: maybe(number), fsGroup: maybe(number) }));

const container = struct({
  name: text,
  image: maybe(text),
  command: maybe(listOf(text)),
  args: maybe(listOf(text)),
  env: maybe(listOf(env)),
  envFrom: maybe(listOf(isRecord)),
  securityContext: context,
  volumeMounts: maybe(listOf(mount)),
});

const secret = struct({
  secretName: maybe(text),
  defaultMode: maybe(number),
  optional: maybe(flag),
  items: maybe(listOf(struct({ key: text, path: text, mode: maybe(number) }))),
});

const metadata = struct({
  name: maybe(text),
  generateName: maybe(text),
  labels: maybe(texts),
  annotations: maybe(texts),
  ownerReferences: maybe(listOf(struct({ kind: text, name: text }))),
});

const some =
  (wire: Wire): Wire =>
  (value) =>
    listOf(wire)(value) && (value as unknown[]).length > 0;

export const isPodOnWire = struct({
  metadata: maybe(metadata),
  spec: struct({
    containers: some(container),
    initContainers: maybe(listOf(container)),
    securityContext: context,
    volumes: maybe(listOf(struct({ name: text, secret: maybe(secret) }))),
  }),
});
