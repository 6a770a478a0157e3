import { Settings } from 'typebox/system';

/**
 * Collects a schema's errors and keeps the first `limit` of them. TypeBox has one limit for the whole process. This
 * puts it back, so that nobody's errors depend on an earlier caller.
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
