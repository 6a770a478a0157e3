import { describe, expect, it } from 'vitest';
import { INSTALLATION, keyFile, RUN } from './doctor-installation.ts';
import { runAgainst } from './doctor-run.ts';

const ID = keyFile.private_key_id.slice(0, 8);
const PODS = 'GET /api/v1/namespaces/team/pods';
const started = (name: string, id: string) => ({
  ...RUN,
  metadata: {
    ...RUN.metadata,
    name,
    annotations: {
      'polyaxon-gcs-injector.io/status': JSON.stringify({
        v: 1,
        reason: 'injected',
        secret: 'gcs-secret/gcs-key.json',
        id,
      }),
    },
  },
});
const pods = (...items: readonly object[]) => ({ [PODS]: { kind: 'List', apiVersion: 'v1', items } });

describe('doctor keys', () => {
  it('lists each key, the runs that started with it, and by name those with an older one', async () => {
    const answers = pods(started('run-1', ID), started('run-2', 'aaaaaaaa'), started('run-3', ID));
    const { stdout, error } = await runAgainst(answers, ['keys']);
    expect(error).toBeUndefined();
    expect(stdout).toBe(
      `NAMESPACE  KEY                      ID        SINCE       RUNNING PODS
team       gcs-secret/gcs-key.json  ${ID}  2026-11-01  2 with it; 1 with aaaaaaaa: run-2
`,
    );
  });

  it('prints JSON for programs', async () => {
    const { stdout } = await runAgainst(pods(started('run-2', 'aaaaaaaa')), ['keys', '-o', 'json']);
    expect(JSON.parse(stdout)).toEqual([
      {
        namespace: 'team',
        secret: 'gcs-secret/gcs-key.json',
        present: ID,
        since: '2026-11-01T00:00:00.000Z',
        pods: { aaaaaaaa: ['run-2'] },
      },
    ]);
  });

  it('waits until no running pod started with the old key', async () => {
    let looks = 0;
    const answers = () => {
      looks += 1;
      return looks > 12 ? INSTALLATION : { ...INSTALLATION, ...pods(started('run-2', 'aaaaaaaa')) };
    };
    const { stderr, error } = await runAgainst(answers, ['keys', '--wait-until-unused', 'aaaaaaaa']);
    expect([stderr, error]).toEqual(['no running pod started with aaaaaaaa\n', undefined]);
  });

  it('says who still uses the key when the time is over', async () => {
    const answers = pods(started('run-2', 'aaaaaaaa'));
    const { error } = await runAgainst(answers, ['keys', '--wait-until-unused', 'aaaaaaaa', '--wait', '0']);
    expect(error).toMatchObject({
      message: 'running pods started with aaaaaaaa, or with a key that nobody saw: team/run-2',
      exitCode: 1,
    });
  });

  it('needs to see the pods, because the list would be untrue otherwise', async () => {
    const { error } = await runAgainst({ [PODS]: { status: 403, message: 'forbidden' } }, ['keys']);
    expect(error?.message).toBe('the pods of team cannot be seen: you have no right to list pods');
  });
});
