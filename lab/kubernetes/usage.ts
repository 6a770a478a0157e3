/** A request that cannot be met. The message says what is possible. */
export class Misuse extends Error {}

/**
 * Runs a developer's command. Wrong usage prints one line with exit code 2, like the program itself. Any other error is
 * a fault.
 */
export async function exitCodeOf(main: (args: string[]) => Promise<number>): Promise<number> {
  return await main(process.argv.slice(2)).catch((error: unknown) => {
    if (!isMisuse(error)) throw error;
    console.error(`error: ${error.message}`);
    return 2;
  });
}

/** `parseArgs` throws its own errors. */
const isMisuse = (error: unknown): error is Error =>
  error instanceof Misuse || (error instanceof Error && 'code' in error && /^ERR_PARSE_ARGS_/.test(String(error.code)));
