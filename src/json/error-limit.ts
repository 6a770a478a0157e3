import { Settings } from 'typebox/system';

/**
 * Looks for errors of a schema and keeps the first `limit` of them. TypeBox has one limit for the whole process; it is put
 * back, so that nobody's errors depend on who looked before.
 */
export function withErrorLimit<T>(limit: number, look: () => T): T {
  const { maxErrors } = Settings.Get();
  Settings.Set({ maxErrors: limit });
  try {
    return look();
  } finally {
    Settings.Set({ maxErrors });
  }
}
