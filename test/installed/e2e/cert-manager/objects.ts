import { type Static, type TSchema, Type } from 'typebox';
import { Errors } from 'typebox/schema';
import type { Cluster } from '../../../../lab/kubernetes/cluster.ts';
import { INJECTOR_NAMESPACE } from '../../chart/release-names.ts';

const strict = <T extends Record<string, TSchema>>(members: T) => Type.Object(members, { additionalProperties: false });
const Hours = Type.String({ pattern: '^[1-9]\\d*h$' });
const Name = Type.String({ minLength: 1 });

/** The supported members of cert-manager.io/v1 (types_certificate.go). This simulation issues exactly these. */
const CertificateSpec = strict({
  secretName: Name,
  commonName: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
  dnsNames: Type.Optional(Type.Array(Name, { minItems: 1 })),
  isCA: Type.Optional(Type.Boolean()),
  duration: Type.Optional(Hours),
  renewBefore: Type.Optional(Hours),
  usages: Type.Optional(Type.Array(Type.Enum(['digital signature', 'key encipherment', 'server auth', 'client auth']))),
  privateKey: strict({
    algorithm: Type.Literal('ECDSA'),
    size: Type.Literal(256),
    rotationPolicy: Type.Optional(Type.Enum(['Never', 'Always'])),
  }),
  issuerRef: strict({ name: Name, kind: Type.Literal('Issuer'), group: Type.Literal('cert-manager.io') }),
});
const IssuerSpec = strict({
  selfSigned: Type.Optional(strict({})),
  ca: Type.Optional(strict({ secretName: Name })),
});

export type CertificateSpec = Static<typeof CertificateSpec>;
export type IssuerSpec = Static<typeof IssuerSpec>;

/** The objects of a namespace by name. Throws if cert-manager would refuse one. */
export const certificatesIn = (cluster: Cluster) =>
  specsOf<CertificateSpec>(cluster, 'certificates.cert-manager.io', CertificateSpec);
export const issuersIn = (cluster: Cluster) => specsOf<IssuerSpec>(cluster, 'issuers.cert-manager.io', IssuerSpec);

async function specsOf<Spec>({ kubectl }: Cluster, resource: string, schema: TSchema): Promise<Map<string, Spec>> {
  const list = ['get', resource, `--namespace=${INJECTOR_NAMESPACE}`, '--output=json'];
  const { items }: List = JSON.parse(await kubectl(list));
  return new Map(
    items.map(({ metadata: { name }, spec }) => [name, checked<Spec>(schema, spec, `${resource}/${name}`)]),
  );
}

interface List {
  readonly items: readonly { readonly metadata: { readonly name: string }; readonly spec: unknown }[];
}

/** Spec is the schema's type. To infer it here takes the compiler seconds. */
function checked<Spec>(schema: TSchema, spec: unknown, object: string): Spec {
  const [isValid, errors] = Errors(schema, spec);
  if (!isValid) throw new Error(`${object} is refused: ${JSON.stringify(errors)}`);
  return spec as Spec;
}
