import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommanderError } from 'commander';
import { describe, expect, it } from 'vitest';
import { CommandFailed } from '../../../src/commands/terminal.ts';
import { runProgram } from '../../support/run-program.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

describe('wrong usage', () => {
  it.each([
    ['an unknown command', ['injekt'], "error: unknown command 'injekt'\n(Did you mean inject?)"],
    ['no file', ['inject'], "error: required option '-f, --filename <file>' not specified"],
    [
      'an unknown output',
      ['inject', '-f', '-', '-o', 'xml'],
      "error: option '-o, --output <form>' argument 'xml' is invalid. Allowed choices are yaml, json, patch, diff.",
    ],
    ['an unknown option', ['serve', '--prot', '1'], "error: unknown option '--prot'\n(Did you mean --port?)"],
    [
      'a bad port',
      ['serve', '--port', '70000'],
      "error: option '--port <port>' argument '70000' is invalid. A port is a number from 0 (any free one) to 65535.",
    ],
    [
      'a bad namespace',
      ['inject', '-f', '-', '-n', 'A b'],
      "error: option '-n, --namespace <namespace>' argument 'A b' is invalid. A namespace is made of lower-case letters, digits and dashes.",
    ],
    [
      'a name that no Secret can have',
      ['serve', '--secrets-mode', 'cluster', '--secrets-names', 'own', 'A b'],
      "error: option '--secrets-names <name...>' argument 'A b' is invalid. A Secret is named in lower-case letters, digits, dashes and dots.",
    ],
    [
      'a bad grace time',
      ['serve', '--grace-seconds', 'x'],
      "error: option '--grace-seconds <seconds>' argument 'x' is invalid. Seconds are a number from 0 to 3600.",
    ],
  ])('%s is named, with the fix', async (_name, args, message) => {
    const { stderr, error } = await runProgram(args);
    expect(error).toBeInstanceOf(CommanderError);
    expect(stderr).toBe(`${message}\n(run with --help for usage)\n`);
  });

  it.each([
    [
      'a name that no certificate can have',
      ['certs', '--dir', '/nowhere', '--name', 'a b'],
      '--name "a b" is neither a DNS name nor an address',
    ],
    [
      'a folder below a file',
      ['certs', '--dir', '/etc/hostname/certs'],
      '/etc/hostname/certs cannot be written to (ENOTDIR); --dir names the folder',
    ],
    [
      'a name of the cluster without --cluster',
      ['serve', '--authority-secret', 'ca'],
      '--authority-secret needs --cluster',
    ],
    ['--cluster without a name', ['serve', '--cluster'], '--cluster needs --authority-secret too'],
    [
      'a namespace of Secrets without a mode',
      ['serve', '--secrets-namespaces', 'team'],
      '--secrets-namespaces needs --secrets-mode namespaces',
    ],
    [
      'a namespace of Secrets with mode cluster',
      ['serve', '--secrets-mode=cluster', '--secrets-namespaces=team'],
      '--secrets-namespaces needs --secrets-mode namespaces',
    ],
    [
      'mode namespaces without a namespace',
      ['serve', '--secrets-mode', 'namespaces'],
      '--secrets-mode namespaces needs --secrets-namespaces',
    ],
    [
      'a name of a Secret without a mode',
      ['serve', '--secrets-names', 'own'],
      '--secrets-names has no effect with --secrets-mode none',
    ],
  ])('%s is refused', async (_name, args, message) => {
    expect((await runProgram(args)).error).toMatchObject({ exitCode: 2, message });
  });

  it('a missing file is wrong usage', async () => {
    const { error } = await runProgram(['inject', '-f', '/nowhere.yaml']);
    expect(error).toMatchObject({
      exitCode: 2,
      message: '/nowhere.yaml cannot be read (ENOENT); -f names a file, or - for standard input',
    });
  });
});

describe('input with a fault', () => {
  it.each([
    [
      'YAML that cannot be read',
      'a: [',
      '-: Flow sequence in block collection must be sufficiently indented and end with a ] at line 1, column 5',
    ],
    [
      'a pod without containers',
      'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n',
      'Pod default/a: the pod must have required properties spec',
    ],
    [
      'a pod with a number in its env',
      'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: c, env: [{name: A, value: 1}]}]}',
      'Pod default/a: spec.containers[0].env[0].value must be string',
    ],
  ])('%s names the place', async (_name, text, message) => {
    const { error, stdout } = await runProgram(['inject', '-f', '-'], text);
    expect(error).toMatchObject({ exitCode: 1, message });
    expect(stdout).toBe('');
  });

  it('a configuration with a fault is refused before anything is printed', async () => {
    await using folder = await temporaryFolder();
    const config = join(folder.path, 'config.yaml');
    writeFileSync(config, 'persistence: {outputs: {store: gsc}}');
    const { error, stdout } = await runProgram(['inject', '-f', '-', '--config', config], '');
    expect(error?.message).toContain(`${config}: 2 faults\n`);
    expect(stdout).toBe('');
  });

  it('serve without a certificate explains how to make one', async () => {
    const { error } = await runProgram(['serve', '--certs', '/nowhere', '--port', '0']);
    expect(error).toBeInstanceOf(CommandFailed);
    expect(error?.message).toBe(
      '/nowhere/tls.crt cannot be read (ENOENT)\n  make a development certificate with "polyaxon-gcs-injector certs", or name the folder with --certs',
    );
  });

  it('certs never replaces a certificate without --force', async () => {
    await using folder = await temporaryFolder();
    const dir = folder.path;
    await runProgram(['certs', '--dir', dir]);
    const { error } = await runProgram(['certs', '--dir', dir]);
    expect(error?.message).toBe(`${dir}/tls.crt exists; replace it with --force, or keep it with --keep`);
    expect((await runProgram(['certs', '--dir', dir, '--keep'])).error).toBeUndefined();
    expect((await runProgram(['certs', '--dir', dir, '--force'])).stderr).toBe(
      `wrote ${['ca.crt', 'tls.crt', 'tls.key'].map((file) => join(dir, file)).join(', ')}\n`,
    );
  });
});
