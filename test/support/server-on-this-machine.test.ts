import { expect, it } from 'vitest';
import { startServer } from './server-on-this-machine.ts';
import { temporaryFolder } from './temporary-folder.ts';

it('a server that ends before it is ready reports the cause, and nobody waits for it', async () => {
  await using folder = await temporaryFolder();
  const options = { kubeconfig: '', directory: folder.path, configuration: {} };
  await using server = await startServer({ ...options, args: ['serve', '--nonsense'] });
  await expect.poll(server.written, { timeout: 20_000 }).toContain('--help');
  await expect.poll(() => server.isReady().catch(String), { timeout: 20_000 }).toContain("unknown option '--nonsense'");
});
