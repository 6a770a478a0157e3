import { describe, expect, it } from 'vitest';
import { CERTIFICATES } from '../../support/running-server.ts';
import { type Manifest, refusal, render, the, type Values } from './helm.ts';

const SECRET = 'Zm9vYmFyYmF6cXV4cXV1eA';
const FORMER = 'b2xkc2VjcmV0b2xkc2VjcmV0';
const API_SERVER = [{ ipBlock: { cidr: '192.0.2.1/32' } }];

const container = (manifests: readonly Manifest[]) => the(manifests, 'Deployment')['spec'].template.spec.containers[0];

/** The paths that API servers call. */
const pathsIn = (manifests: readonly Manifest[]): readonly string[] =>
  the(manifests, 'MutatingWebhookConfiguration')['webhooks'].map(
    ({ clientConfig }: { clientConfig: { service: { path: string } } }) => clientConfig.service.path,
  );

describe('a permitted caller of the webhook', () => {
  it('has a certificate of the given authorities', async () => {
    const manifests = await render({ webhook: { clientCA: { certificates: CERTIFICATES.ca } } });
    expect(container(manifests).args).toContain('--client-ca=/etc/polyaxon-gcs-injector/client-ca.crt');
    expect(the(manifests, 'ConfigMap')['data']['client-ca.crt'].trim()).toBe(CERTIFICATES.ca.trim());
  });

  it("has one of a ConfigMap's authorities, and the ConfigMap is mounted whole so that a change arrives", async () => {
    const manifests = await render({ webhook: { clientCA: { existingConfigMap: 'api-servers' } } });
    const { args, volumeMounts } = container(manifests);
    expect(args).toContain('--client-ca=/etc/polyaxon-gcs-injector-client-ca/ca.crt');
    expect(volumeMounts).toContainEqual({
      name: 'client-ca',
      mountPath: '/etc/polyaxon-gcs-injector-client-ca',
      readOnly: true,
    });
    expect(the(manifests, 'Deployment')['spec'].template.spec.volumes).toContainEqual({
      name: 'client-ca',
      configMap: { name: 'api-servers' },
    });
  });

  it('knows the secret path, which is in the webhook configuration and in one Secret', async () => {
    const manifests = await render({ webhook: { pathSecret: SECRET, formerPathSecrets: [FORMER] } });
    expect(pathsIn(manifests)).toEqual([`/${SECRET}/mutate--v1-pod`, `/${SECRET}/ignore/mutate--v1-pod`]);
    const secret = the(manifests, 'Secret', `${the(manifests, 'Deployment').metadata.name}-path`);
    expect(Buffer.from(secret['data']['path-secrets'], 'base64').toString()).toBe(`${SECRET}\n${FORMER}`);
    expect(container(manifests).args).toContain('--path-secret-file=/etc/polyaxon-gcs-injector-path/path-secrets');
    expect(JSON.stringify(the(manifests, 'Deployment'))).not.toContain(SECRET);
  });

  it('has one of the given addresses, if the network policy is enforced', async () => {
    const manifests = await render({ networkPolicy: { enabled: true, webhookFrom: API_SERVER } });
    const [webhook, health] = the(manifests, 'NetworkPolicy')['spec'].ingress;
    expect(webhook).toEqual({ ports: [{ port: 'webhook' }], from: API_SERVER });
    expect(health).toEqual({ ports: [{ port: 'health' }] });
  });

  it('is everybody without these settings', async () => {
    const manifests = await render();
    expect(pathsIn(manifests)).toEqual(['/mutate--v1-pod', '/ignore/mutate--v1-pod']);
    expect(container(manifests).args.join(' ')).not.toMatch(/client-ca|path-secret/);
  });

  it.each<[string, Values, string]>([
    ['too short to be secret', { pathSecret: 'short' }, 'pathSecret'],
    ['no part of a path', { pathSecret: `${SECRET}/../x` }, 'pathSecret'],
    ['served beside no path secret', { formerPathSecrets: [FORMER] }, 'formerPathSecrets needs webhook.pathSecret'],
    ['no certificate', { clientCA: { certificates: 'x' } }, 'certificates'],
    ['of two sources', { clientCA: { certificates: CERTIFICATES.ca, existingConfigMap: 'a' } }, 'exclude each other'],
  ])('cannot be set by values that are %s', async (_what, webhook, message) => {
    expect(await refusal({ webhook })).toContain(message);
  });
});

describe("Node's options in the container", () => {
  const optionsFor = async (values: Values): Promise<readonly string[]> => {
    const { env } = container(await render(values));
    return env
      .filter(({ name }: { name: string }) => name === 'NODE_OPTIONS')
      .map(({ value }: { value: string }) => value);
  };

  it.each([
    ['8Mi', 16, 1],
    ['128Mi', 64, 4],
    ['256Mi', 128, 8],
    ['1Gi', 512, 16],
    ['0.5Gi', 256, 16],
    ['200M', 95, 5],
    ['512M', 244, 15],
    ['300000000', 143, 8],
  ])('give half of a limit of %s to objects, and a thirty-second part to new ones', async (memory, old, young) => {
    expect(await optionsFor({ resources: { limits: { memory } } })).toEqual([
      `--disable-sigusr1 --max-old-space-size=${old} --max-semi-space-size=${young}`,
    ]);
  });

  it.each([{ resources: { limits: { memory: '1e9' } } }, { resources: { limits: null } }])(
    "are Node's own if the limit is in another form or absent: %j",
    async (values) => {
      expect(await optionsFor(values)).toEqual([
        '--disable-sigusr1 --max-old-space-size-percentage=50 --max-semi-space-size=8',
      ]);
    },
  );

  it("are the admin's own if extraEnv has them", async () => {
    const own = { name: 'NODE_OPTIONS', value: '--max-old-space-size=192' };
    expect(await optionsFor({ extraEnv: [own] })).toEqual([own.value]);
  });
});
