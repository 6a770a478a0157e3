import { Type } from 'typebox';
import { EnvName, flag, optional, SecretKey, SecretName, strict, text, when } from './fields.ts';

/** The same rules hold for ConfigMaps and their keys. */
const KeyReference = strict({ name: SecretName, key: SecretKey, optional: optional(flag()) });

/** A label or an annotation: IsLabelKey of apimachinery 0.37.2. */
const MAP_KEY = '([a-z0-9]([-a-z0-9.]*[a-z0-9])?/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?';
const FIELDS =
  'metadata\\.(name|namespace|uid)|spec\\.(nodeName|serviceAccountName)|status\\.(hostIP|hostIPs|podIP|podIPs)';

const FieldReference = strict({
  fieldPath: text("a field that a variable can have, such as metadata.name or metadata.labels['NAME']", {
    pattern: `^(${FIELDS}|metadata\\.(labels|annotations)\\['${MAP_KEY}'\\])$`,
  }),
  apiVersion: optional(Type.Literal('v1', { fix: 'v1' })),
});

const divisor = (fix: string, pattern: string): object => ({ properties: { divisor: text(fix, { pattern }) } });

const ResourceReference = strict(
  {
    resource: text('a resource such as limits.memory', {
      pattern: '^(limits|requests)\\.(cpu|memory|ephemeral-storage|hugepages-.+)$',
    }),
    divisor: optional(Type.String({ fix: 'a string: put numbers in quotes' })),
    containerName: optional(text('the name of a container')),
  },
  when(
    { type: 'object', required: ['resource'], properties: { resource: { pattern: '\\.cpu$' } } },
    divisor('1 or 1m', '^1m?$'),
    divisor('1 or a unit such as 1Mi', '^1(k|[MGTPE]i?|Ki)?$'),
  ),
);

/**
 * A variable as in a pod (Kubernetes 1.37.2 pkg/apis/core/validation/validation.go, ValidateEnv). It has a value or one
 * source. `fileKeyRef` is left out: it needs a volume of the pod, and API servers before 1.34 do not know it.
 */
export const EnvVarSchema = Type.Object(
  {
    name: EnvName,
    value: optional(Type.String({ fix: 'a string: put numbers and true/false in quotes' })),
    valueFrom: optional(
      strict(
        {
          secretKeyRef: optional(KeyReference),
          configMapKeyRef: optional(KeyReference),
          fieldRef: optional(FieldReference),
          resourceFieldRef: optional(ResourceReference),
        },
        {
          minProperties: 1,
          maxProperties: 1,
          fix: 'one source: secretKeyRef, configMapKeyRef, fieldRef or resourceFieldRef',
        },
      ),
    ),
  },
  {
    additionalProperties: false,
    not: { type: 'object', required: ['value', 'valueFrom'] },
    fix: 'a variable with one of both: {name, value} or {name, valueFrom}',
  },
);
