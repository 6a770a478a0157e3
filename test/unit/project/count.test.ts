import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { execute } from '../../../lab/kubernetes/execute.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const COUNT = join(import.meta.dirname, '../../../.ci/count.ts');
const SUITES = [
  'bounds',
  'clients',
  'cluster',
  'cluster-1.33',
  'e2e-1.33',
  'e2e',
  'identity',
  'lab',
  'released',
  'unit',
];
const PASSED = { numPassedTests: 2, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 };

/** The output of the count for these reports. It throws for an exit code other than 0. */
async function count(reports: Readonly<Record<string, object>>, audit = 'checked'): Promise<string> {
  await using folder = await temporaryFolder();
  await mkdir(join(folder.path, 'reports'));
  for (const [suite, report] of Object.entries(reports))
    await writeFile(join(folder.path, `reports/${suite}.json`), JSON.stringify(report));
  if (audit !== '') await writeFile(join(folder.path, 'reports/audit.txt'), `${audit}\n`);
  return await execute(process.execPath, [COUNT], { cwd: folder.path });
}

const all = Object.fromEntries(SUITES.map((suite) => [suite, PASSED]));

it('adds up the suites, and no other report', async () => {
  expect(await count({ ...all, mutation: { files: {} } })).toBe('20 passed, 0 failed\n');
});

it.each([
  ['a suite is missing', { unit: PASSED }, 'missing: reports/bounds.json'],
  ['a test failed', { ...all, unit: { ...PASSED, numFailedTests: 1 } }, '20 passed, 1 failed'],
  ['a test was skipped', { ...all, unit: { ...PASSED, numPendingTests: 1 } }, '20 passed, 0 failed, 1 skipped'],
])('fails if %s', async (_, reports, says) => {
  await expect(count(reports)).rejects.toThrow(says);
});

it('reports what a busy machine could not show', async () => {
  const assertionResults = [
    { fullName: 'loses none', meta: { tooLoadedToJudge: ['an outage took 20 s', 'no answer'] } },
    { fullName: 'is fast', meta: {} },
  ];
  expect(await count({ ...all, e2e: { ...PASSED, testResults: [{ assertionResults }] } })).toBe(
    [
      'too loaded to judge: loses none: an outage took 20 s',
      'too loaded to judge: loses none: no answer',
      '20 passed, 0 failed\n',
    ].join('\n'),
  );
});

it('says at the end that nobody checked for known vulnerabilities', async () => {
  expect(await count(all, 'NOT CHECKED')).toBe('NOT CHECKED\n20 passed, 0 failed\n');
  await expect(count(all, '')).rejects.toThrow('missing: reports/audit.txt');
});
