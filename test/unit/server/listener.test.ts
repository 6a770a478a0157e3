import { describe, expect, it } from 'vitest';
import { type ListenAt, listen } from '../../../src/server/listener.ts';

/** A kernel that refuses some addresses, each with its code, and the requested addresses. */
function kernel(refusals: Readonly<Record<string, string>>) {
  const asked: ListenAt[] = [];
  const server = {
    listen: async (at: ListenAt): Promise<void> => {
      asked.push(at);
      const code = refusals[at.host];
      if (code !== undefined) throw Object.assign(new Error(code), { code });
    },
  };
  return { asked, server };
}

const WITHOUT_IPV6 = { '::': 'EAFNOSUPPORT', '::1': 'EAFNOSUPPORT' };

describe('the address of a server', () => {
  it('is every address of both families if the kernel has them', async () => {
    const { asked, server } = kernel({});
    await listen(server, { host: '::', port: 7 });
    expect(asked).toEqual([{ host: '::', port: 7 }]);
  });

  it('is every IPv4 address if the kernel has no IPv6', async () => {
    const { asked, server } = kernel(WITHOUT_IPV6);
    await listen(server, { host: '::', port: 7 });
    expect(asked).toEqual([
      { host: '::', port: 7 },
      { host: '0.0.0.0', port: 7 },
    ]);
  });

  it('is only one address if one was given', async () => {
    const { asked, server } = kernel(WITHOUT_IPV6);
    await expect(listen(server, { host: '::1', port: 7 })).rejects.toMatchObject({ code: 'EAFNOSUPPORT' });
    expect(asked).toHaveLength(1);
  });

  it('is nowhere else if the port is taken', async () => {
    const { asked, server } = kernel({ '::': 'EADDRINUSE' });
    await expect(listen(server, { host: '::', port: 7 })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    expect(asked).toHaveLength(1);
  });
});
