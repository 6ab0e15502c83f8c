import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

export const repository = join(import.meta.dirname, "../..");

const require = createRequire(import.meta.url);
/** The repository's own tools, as files for `node`. */
export const tsc = require.resolve("typescript/lib/tsc.js");
export const attw = join(dirname(require.resolve("@arethetypeswrong/cli/package.json")), "dist/index.js");

export interface Outcome {
  readonly exitCode: number;
  /** Standard output, then standard error. */
  readonly output: string;
}

interface Place {
  readonly cwd: string;
}

/** Runs this Node. A program that fails is an outcome, not an exception. */
export function node(args: readonly string[], { cwd }: Place): Promise<Outcome> {
  return execute(process.execPath, args, { cwd });
}

/** Runs npm. Throws, with what npm said, when it fails. */
export async function npm(args: readonly string[], { cwd }: Place): Promise<void> {
  const { exitCode, output } = await execute("npm", args, { cwd });
  if (exitCode !== 0) throw new Error(`npm ${args.join(" ")} ended with ${exitCode}:\n${output}`);
}

function execute(command: string, args: readonly string[], { cwd }: Place): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = execFile(command, args, { cwd, maxBuffer: 2 ** 26 }, (_error, stdout, stderr) => {
      resolve({ exitCode: child.exitCode ?? -1, output: stdout + stderr });
    });
  });
}
