/** What was asked for cannot be; the message says what can. */
export class Misuse extends Error {}

/** Runs a developer's command. Wrong usage is one line and exit code 2, as with the program itself; any other error is a fault. */
export async function exitCodeOf(main: (args: string[]) => Promise<number>): Promise<number> {
  return await main(process.argv.slice(2)).catch((error: unknown) => {
    if (!isMisuse(error)) throw error;
    console.error(`error: ${error.message}`);
    return 2;
  });
}

/** `parseArgs` throws errors of its own. */
const isMisuse = (error: unknown): error is Error =>
  error instanceof Misuse || (error instanceof Error && 'code' in error && /^ERR_PARSE_ARGS_/.test(String(error.code)));
