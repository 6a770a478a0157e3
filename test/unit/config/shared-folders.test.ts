import { describe, expect, it } from 'vitest';
import { faultsOf } from './faults-of.ts';

const store = (name: string, secret = ''): string =>
  `{name: ${name}, kind: gcs, schema: {bucket: gs://${name}}${secret === '' ? '' : `, secret: ${secret}`}}`;
const MAIN = `artifactsStore: ${store('main', '{name: key-main}')}`;
const OUTPUTS = 'persistence: {outputs: {store: gcs, bucket: gs://outputs, secret: key-main, secretKey: k}}';

const fault = (at: string, there: string, folder = '/plx-context/.gc', other = '/plx-context/.gc'): string =>
  `${at}.secret.mountPath: Secret key-data at ${folder} and Secret key-main of ${there} at ${other} conflict; give one another folder`;

describe('two Secrets in one folder are a fault', () => {
  it.each([
    ['both in the usual one', `${MAIN}\nconnections: [${store('data', '{name: key-data}')}]`, []],
    [
      'one of them by name',
      `${MAIN}\nconnections: [${store('data', '{name: key-data, mountPath: /plx-context/.gc/}')}]`,
      [],
    ],
    [
      'in another spelling',
      `${MAIN}\nconnections: [${store('data', '{name: key-data, mountPath: //plx-context//.gc}')}]`,
      [],
    ],
    [
      'one inside the other',
      `${MAIN}\nconnections: [${store('data', '{name: key-data, mountPath: /plx-context}')}]`,
      ['/plx-context'],
    ],
    [
      'the other inside the one',
      `${MAIN}\nconnections: [${store('data', '{name: key-data, mountPath: /plx-context/.gc/data}')}]`,
      ['/plx-context/.gc/data'],
    ],
  ])('%s', (_how, text, [folder]) => {
    expect(faultsOf(text)).toEqual([fault('connections[0]', 'artifactsStore.secret', folder)]);
  });

  it('of two connections', () => {
    const connections = `[${store('main', '{name: key-main, mountPath: /k}')}, ${store('data', '{name: key-data, mountPath: /k}')}]`;
    expect(faultsOf(`connections: ${connections}`)).toEqual([
      fault('connections[1]', 'connections[0].secret', '/k', '/k'),
    ]);
  });

  it('of a connection and of a definition that serves 2.x runs too', () => {
    expect(faultsOf(`${OUTPUTS}\nconnections: [${store('data', '{name: key-data}')}]`)).toEqual([
      fault('connections[0]', 'persistence.outputs'),
    ]);
  });

  it('of a namespace, and of a namespace and the file', () => {
    const team = (members: string): string => `namespaces: {team: {${members}}}`;
    const connections = `connections: [${store('data', '{name: key-data}')}]`;
    expect(faultsOf(team(`${MAIN}, ${connections}`))).toEqual([
      fault('namespaces.team.connections[0]', 'namespaces.team.artifactsStore.secret'),
    ]);
    expect(faultsOf(`${MAIN}\n${team(connections)}`)).toEqual([
      fault('namespaces.team.connections[0]', 'artifactsStore.secret'),
    ]);
    expect(faultsOf(`${connections}\n${team(MAIN)}`)).toEqual([
      fault('connections[0]', 'namespaces.team.artifactsStore.secret'),
    ]);
  });
});

describe('two Secrets are no fault', () => {
  it.each([
    ['in folders of their own', `${MAIN}\nconnections: [${store('data', '{name: key-data, mountPath: /data-key}')}]`],
    [
      'with names of folders that begin alike',
      `${MAIN}\nconnections: [${store('data', '{name: key-data, mountPath: /plx-context/.gc-2}')}]`,
    ],
    ['that are the same', `${MAIN}\nconnections: [${store('data', '{name: key-main}')}]`],
    ['if one is not mounted', `${MAIN}\nconnections: [${store('data')}]`],
    [
      'if one belongs to a connection that is left alone',
      `${MAIN}\nconnections: [{name: git, kind: git, secret: {name: key-git}}]`,
    ],
    [
      'if a run has only one as its store',
      `persistence: {outputs: {a: {store: gcs, bucket: gs://outputs, secret: s, secretKey: k}, b: {store: gcs, bucket: gs://outputs, secret: t, secretKey: k}}}`,
    ],
    [
      'of two grammars',
      `${OUTPUTS.replace('key-main', 'other')}\n${MAIN}\nconnections: [${store('data', '{name: key-main}')}]`,
    ],
    ['in two namespaces', `namespaces: {a: {${MAIN}}, b: {connections: [${store('data', '{name: key-data}')}]}}`],
  ])('%s', (_how, text) => expect(faultsOf(text)).toEqual([]));
});
