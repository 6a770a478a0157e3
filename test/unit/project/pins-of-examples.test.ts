import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import type { EnvironmentName } from '../../clients/environments/environment.ts';
import { EXAMPLES, readExample } from '../../clients/examples/runs.ts';
import { environmentsOf } from '../../clients/rows.ts';

/** The environment that replaces each example's image in the tests. */
const RUN_WITH: Readonly<Record<string, EnvironmentName>> = {
  'experiment-0.6': 'polyaxon-client-0.6-python-3.8',
  'outputs-on-gcs': 'polyaxon-client-0.6-python-3.8',
  'tracking-2.x': 'polyaxon-2.18-python-3.11',
  'keras-mnist': 'tensorflow-2.21-python-3.11',
};

const FILES = globSync('*/{Dockerfile,*.{yaml,md}}', { cwd: EXAMPLES, exclude: ['pods'] });

/** The pip requirements of a file: of `pip install "…"`, and of the image that holds TensorFlow. */
function requirementsIn(text: string): readonly string[] {
  const installed = [...text.matchAll(/pip install.*/g)].flatMap(([line]) => [...line.matchAll(/"([^"]+)"/g)]);
  const images = [...text.matchAll(/image: tensorflow\/tensorflow:(\S+)/g)].map(([, tag]) => `tensorflow-cpu==${tag}`);
  return [...installed.map(([, requirement = '']) => requirement), ...images];
}

/** The version of a bare Python image, such as `3.11` of `FROM python:3.11-slim`. */
const pythonsIn = (text: string) => [...text.matchAll(/(?:FROM|image:) python:(3\.\d+)/g)].map(([, minor]) => minor);

const environmentOf = (file: string) => RUN_WITH[dirname(file)] ?? '';

const lockedFor = (environment: string) =>
  readFileSync(join(import.meta.dirname, `../../clients/environments/${environment}.in`), 'utf8')
    .split('\n')
    .map((line) => line.replace(/ *#.*/, ''));

const WITH_PINS = FILES.filter((file) => requirementsIn(readExample(file)).length > 0);

it.each(WITH_PINS)('%s requires the versions that the tests run', (file) => {
  expect(lockedFor(environmentOf(file))).toEqual(expect.arrayContaining([...requirementsIn(readExample(file))]));
});

it.each(FILES.filter((file) => pythonsIn(readExample(file)).length > 0))(
  '%s has the Python version that the tests run',
  (file) => {
    for (const minor of pythonsIn(readExample(file))) expect(environmentOf(file)).toMatch(RegExp(`-python-${minor}$`));
  },
);

it('every example with a pin is run, by a row with its environment', () => {
  expect([...new Set(WITH_PINS.map((file) => dirname(file)))].toSorted()).toEqual(Object.keys(RUN_WITH).toSorted());
  const mounted = environmentsOf(['examples-0.x', 'examples-2.x']);
  expect(mounted).toEqual(expect.arrayContaining(Object.values(RUN_WITH)));
});
