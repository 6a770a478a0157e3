/** The parts of a signed token. Nothing about them is checked. */
export interface Jwt {
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
  readonly signed: Buffer;
  readonly signature: Buffer;
}

/** Splits a compact JWT. Undefined if it has not three parts, or if the first two are not JSON objects. */
export function parseJwt(compact: string): Jwt | undefined {
  const [header, claims, signature, ...rest] = compact.split('.');
  if (header === undefined || claims === undefined || signature === undefined || rest.length > 0) return undefined;
  const parts = { header: jsonObject(header), claims: jsonObject(claims) };
  if (!parts.header || !parts.claims) return undefined;
  return {
    header: parts.header,
    claims: parts.claims,
    signed: Buffer.from(`${header}.${claims}`),
    signature: Buffer.from(signature, 'base64url'),
  };
}

function jsonObject(part: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString());
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
