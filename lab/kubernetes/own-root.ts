import { join } from 'node:path';

/**
 * What a command begins with that is to find unpacked Debian packages installed, and to leave nothing:
 * neither a write to a system directory (`directory` holds them) nor a process. The network stays the caller's.
 */
export function ownRoot(directory: string, packages: string): string[] {
  const script = join(import.meta.dirname, 'enter-own-root.sh');
  return ['unshare', '--mount', '--pid', '--fork', '--kill-child', '--mount-proc', 'sh', script, directory, packages];
}
