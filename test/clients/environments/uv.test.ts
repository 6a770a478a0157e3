import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { execute } from '../../../lab/kubernetes/execute.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const FIND = `
import { findInterpreter } from '${import.meta.dirname}/interpreter.ts';
const found = await Promise.all(['3.7', '3.8', '3.11'].map(findInterpreter));
console.log(JSON.stringify(found));`;

/** Installs a uv that finds this very program, and describes itself as an interpreter. */
const PYTHON = `#!/bin/sh
if [ "$1" = -c ]; then echo '["/python", "/", "3.0.0"]'; exit; fi
echo installed >> "$HOME/pip"
for argument; do case $argument in --target=*) bin="\${argument#*=}/bin"; esac; done
mkdir "$bin"
printf '#!/bin/sh\\necho "$HOME/python3"\\n' > "$bin/uv"
chmod +x "$bin/uv"
`;

const WITHOUT_PIP = '#!/bin/sh\necho "No module named pip" >&2\nexit 1\n';

/** Looks for three interpreters at once on a machine with this `python3`, without pyenv, and with an empty cache. */
async function findAll(home: string, python: string): Promise<string> {
  await writeFile(join(home, 'python3'), python, { mode: 0o755 });
  const env = { HOME: home, PATH: `${home}:/usr/bin:/bin` };
  return execute(process.execPath, ['--input-type=module', '--eval', FIND], { env });
}

it('is installed once, however many interpreters are looked for', async () => {
  await using home = await temporaryFolder();
  const found = await findAll(home.path, PYTHON);
  expect(JSON.parse(found)).toEqual(Array(3).fill({ executable: '/python', root: '/', version: '3.0.0' }));
  expect(await readFile(join(home.path, 'pip'), 'utf8')).toBe('installed\n');
});

it('is named as missing if there is no pip, and no interpreter is', async () => {
  await using home = await temporaryFolder();
  await expect(findAll(home.path, WITHOUT_PIP)).rejects.toThrow(
    /Error: uv takes python3 with pip, and PyPI: .*No module named pip/s,
  );
});
