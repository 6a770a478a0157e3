import { expect, it } from 'vitest';
import { CHART, helm, type Values } from './helm.ts';
import { STORES } from './values-of-modes.ts';

/** Of an installation that is only played. */
const notesOf = async (values: Values = {}): Promise<string> => {
  const install = ['install', 'plx', CHART, '--namespace=injector-system', '--dry-run=client', '--values=-'];
  const text = await helm(install, JSON.stringify(values));
  return text.slice(text.indexOf('NOTES:'));
};

const commandsIn = (notes: string): readonly string[] =>
  notes.split('\n').flatMap((line) => {
    const [, command] =
      /^ +kubectl -n (.* --from-file=.*) --dry-run=client -o yaml \| kubectl apply -f -$/.exec(line) ?? [];
    return command ?? [];
  });

it('print the commands that make the Secrets of this very configuration', async () => {
  expect(commandsIn(await notesOf({ config: STORES }))).toEqual([
    'NAMESPACE create secret generic gcs-artifacts --from-file=gc-secret.json=KEY.json',
    'NAMESPACE create secret generic gcs-images --from-file=key.json=KEY.json',
    'NAMESPACE create secret generic gcs-more --from-file=gc-secret.json=KEY.json',
    'NAMESPACE create secret generic gcs-secret --from-file=key.json=KEY.json',
    'team-a create secret generic gcs-artifacts --from-file=gc-secret.json=KEY.json',
    'team-a create secret generic gcs-more --from-file=gc-secret.json=KEY.json',
    'team-a create secret generic gcs-one --from-file=key.json=KEY.json',
    'team-s3 create secret generic gcs-more --from-file=gc-secret.json=KEY.json',
  ]);
});

it('make a Secret with several keys by one command', async () => {
  const persistence = { outputs: { store: 'gcs', bucket: 'gs://outputs', secret: 'gcs', secretKey: 'a.json' } };
  const artifactsStore = {
    name: 'x',
    kind: 'gcs',
    schema: { bucket: 'gs://artifacts' },
    secret: { name: 'gcs', key: 'b.json' },
  };
  expect(commandsIn(await notesOf({ config: { persistence, artifactsStore } }))).toEqual([
    'NAMESPACE create secret generic gcs --from-file=b.json=KEY.json --from-file=a.json=KEY.json',
  ]);
});

it('say where Secrets are looked at, and that none is named', async () => {
  expect(await notesOf()).toContain('the configuration names none');
  expect(await notesOf({ config: STORES })).toContain('in every namespace: rbac.secrets.mode');
  const secrets = { mode: 'namespaces', namespaces: ['team-a', 'team-b'] };
  expect(await notesOf({ config: STORES, rbac: { secrets } })).toContain('in team-a, team-b: rbac.secrets.mode');
  expect(await notesOf({ config: STORES, rbac: { secrets: { mode: 'none' } } })).not.toContain('look at the Secrets');
});

it('name the label that opts in, and the address that API servers call', async () => {
  const notes = await notesOf({
    optIn: { value: 'canary' },
    tls: { existingSecret: 'tls' },
    webhook: { url: { host: 'a.example.com:8443' } },
  });
  expect(notes).toContain('polyaxon-gcs-injector.io/inject=canary');
  expect(notes).toContain('https://a.example.com:8443/mutate--v1-pod');
});

it('name the events of runs if there are any', async () => {
  const command = 'get events --field-selector reason=secret_missing';
  expect(await notesOf()).not.toContain(command);
  expect(await notesOf({ events: { enabled: true } })).toContain(command);
});
