import { describe, expect, it } from 'vitest';
import { type Canned, cannedApiServer } from '../../support/canned-api-server.ts';
import { INSTALLATION, keyFile, RUN } from './doctor-installation.ts';
import { type Answers, doctorWith, runAgainst } from './doctor-run.ts';

const doctor = (answers: Answers = {}, ...args: readonly string[]) => runAgainst(answers, args);

const forbidden = { status: 403, message: 'forbidden' };
const TEAM = '/api/v1/namespaces/team';

describe('doctor', () => {
  it('finds nothing wrong, and only reads', async () => {
    const { stdout, error, requests } = await doctor();
    expect(error).toBeUndefined();
    expect(stdout).toMatch(/✔ the configuration \w{12} has no faults\n✔ 1 replicas use \w{12}\n/);
    expect(stdout).toContain('✔ gcs-secret/gcs-key.json of gs://acme is a key file\n✔ runs: 1 injected\n');
    expect(stdout).toMatch(/\nAll is well\.\n$/);
    expect(requests.every((request) => request.startsWith('GET '))).toBe(true);
    expect(stdout).not.toContain(keyFile.private_key.slice(40, 80));
  });

  it('says where it has no rights, and finds no fault there', async () => {
    const { stdout, error } = await doctor(
      {
        'GET /apis/admissionregistration.k8s.io/v1/mutatingwebhookconfigurations': forbidden,
        'GET /api/v1/namespaces': forbidden,
      },
      '--injector',
      'sys/inj',
      '-o',
      'short',
    );
    expect(error).toBeUndefined();
    expect(stdout).toContain('? the webhook configuration: you have no right to list mutatingwebhookconfigurations\n');
    expect(stdout).toContain('? which namespaces opted in: you have no right to list namespaces\n');
    expect(stdout).toMatch(/\nFound: 2 things that you may not see\.\n$/);
  });

  it('ends with a fault if there is one, and shows those of the configuration', async () => {
    const text = 'persistence: {outputs: {store: gcs, bucket: acme, secret: s, secretKey: k.json}}';
    const { stdout, error } = await doctor(
      {
        'GET /api/v1/namespaces/sys/configmaps/inj-config': { data: { 'config.yaml': text } },
      },
      '-o',
      'json',
    );
    expect(error).toMatchObject({ message: 'the installation has faults', exitCode: 1 });
    const { status, sections } = JSON.parse(stdout);
    expect(status).toBe('fault');
    expect(JSON.stringify(sections)).toMatch(/persistence\.outputs\.bucket/);
  });

  it('asks for a dry run of both generations', async () => {
    const { stdout, requests, bodies } = await doctor({}, '--probe');
    expect(stdout).toContain('✔ a 0.x run would be injected\n✔ a 2.x run would be injected\n');
    expect(requests.filter((request) => request.startsWith('POST'))).toEqual(
      Array(2).fill(`POST ${TEAM}/pods?dryRun=All`),
    );
    expect(bodies).toMatchObject([{ kind: 'Pod' }, { kind: 'Pod' }]);
  });

  it.each<[string, Canned, string]>([
    [
      'refused',
      { status: 500, message: 'failed calling webhook "fail-closed…"' },
      '✘ a 2.x run is refused: failed calling webhook "fail-closed…"\n',
    ],
    [
      'not allowed',
      { status: 403, message: 'pods is forbidden: User "v" cannot create resource "pods"' },
      '? what a 2.x run would get: you have no right to create pods\n',
    ],
    ['admitted unseen', { ...RUN, metadata: { name: 'run' } }, '✘ a 2.x run is admitted without injection'],
  ])('tells a dry run that is %s', async (_name, answer, shown) => {
    expect((await doctor({ [`POST ${TEAM}/pods`]: answer }, '--probe')).stdout).toContain(shown);
  });

  it('waits until all is well', async () => {
    let looks = 0;
    const { stdout, error } = await runAgainst(() => {
      looks += 1;
      return looks > 12
        ? INSTALLATION
        : { ...INSTALLATION, [`GET ${TEAM}/secrets/gcs-secret`]: { status: 404, message: '' } };
    }, ['--wait', '30', '-o', 'short']);
    expect([stdout, error]).toEqual(['All is well.\n', undefined]);
  });

  it('says that there is no API server', async () => {
    const gone = await cannedApiServer(() => ({}));
    await gone[Symbol.asyncDispose]();
    const { stdout, error } = await doctorWith(gone.kubeconfig, []);
    expect(stdout).toContain('✘ no answer of the API server: ECONNREFUSED\n');
    expect(error).toBeDefined();
  });
});
