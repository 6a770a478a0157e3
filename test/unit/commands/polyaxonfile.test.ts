import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isPolyaxonfile } from '../../../src/commands/manifest/polyaxonfile.ts';
import { runProgram } from '../../support/run-program.ts';

const ROOT = join(import.meta.dirname, '../../..');
const FILES = globSync(['examples/*/polyaxonfile.yaml', 'examples/keras-mnist/tensorboard.yaml'], { cwd: ROOT });

describe('a polyaxonfile', () => {
  it.each(FILES)('%s is told apart, with the command that gets the manifest', async (file) => {
    const { error, stdout } = await runProgram(['inject', '-f', '-'], readFileSync(join(ROOT, file), 'utf8'));
    expect(error).toMatchObject({
      exitCode: 1,
      message: `- is a polyaxonfile, from which Polyaxon itself makes the pods: start the run, then give its pods to this command.
  kubectl get pods -n NAMESPACE -l app.kubernetes.io/instance=RUN_UUID -o yaml | polyaxon-gcs-injector inject -f -`,
    });
    expect(stdout).toBe('');
  });

  it('is told apart by why too', async () => {
    const { error } = await runProgram(['why', '-f', join(ROOT, FILES[0] ?? '')]);
    expect(error?.message).toMatch(/ is a polyaxonfile.*\n.* \| polyaxon-gcs-injector why -f -$/);
  });

  it.each([
    ['a custom resource of Polyaxon', { apiVersion: 'core.polyaxon.com/v1', kind: 'Operation', version: 1.1 }],
    ['a file without a version', { kind: 'job' }],
    ['values of a chart', { config: {}, version: 1 }],
    ['a list', []],
  ])('%s is none', (_, value) => {
    expect(isPolyaxonfile(value)).toBe(false);
  });
});
