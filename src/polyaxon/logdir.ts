const LOGDIR = /(--logdir(?:_spec)?(?:=|\s+))("[^"]*"|'[^']*'|[^\s"';&|]+)/g;
const QUOTED = /^(["'])(.*)\1$/;
const NAMED_PATH = /^([^:/]+:)?(\/.*|[a-z][a-z0-9+.-]*:\/\/.*)$/i;

/** The `--logdir` paths in a tensorboard's shell line, in order (0.6.1 polypod/tensorboard.py; `name:path,name:path` for several). */
export function logdirPaths(line: string): readonly string[] {
  const paths: string[] = [];
  rewriteLogdir(line, (path) => {
    paths.push(path);
    return path;
  });
  return paths;
}

/** The line with every `--logdir` path replaced; all else in it is kept letter by letter. */
export const rewriteLogdir = (line: string, replace: (path: string) => string): string =>
  line.replace(LOGDIR, (_all, option: string, value: string) => {
    const [, quote = '', inner = value] = QUOTED.exec(value) ?? [];
    return `${option}${quote}${inner
      .split(',')
      .map((item) => rewriteItem(item, replace))
      .join(',')}${quote}`;
  });

function rewriteItem(item: string, replace: (path: string) => string): string {
  const [, name = '', path] = NAMED_PATH.exec(item) ?? [];
  return path === undefined ? item : `${name}${replace(path)}`;
}

/** The line with its key exported first, as the 0.x tensorboard spawner writes it; a line with an export of its own is kept. */
export const withKeyExport = (line: string, variable: string, file: string): string =>
  line.includes(`export ${variable}=`) ? line : `export ${variable}=${file} && ${line}`;
