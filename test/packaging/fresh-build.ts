import { glob, stat } from "node:fs/promises";
import { join } from "node:path";
import { npm, repository } from "./commands.ts";

/** Builds the packages, unless what was built last is newer than everything it was built from. */
export async function ensureFreshBuild(): Promise<void> {
  const [sources, entries, built] = await Promise.all([
    timesOf(
      "packages/*/src/**/*.ts",
      "packages/*/package.json",
      "tsup.config.ts",
      "tsconfig.json",
      "package-lock.json",
    ),
    timesOf("packages/*/dist/index.js", "packages/*/dist/index.d.ts"),
    timesOf("packages/*/dist/*"),
  ]);
  const packages = await timesOf("packages/*/package.json");
  const isComplete = entries.length === 2 * packages.length;
  if (!isComplete || Math.max(...sources) > Math.min(...built))
    await npm(["run", "build"], { cwd: repository });
}

async function timesOf(...patterns: readonly string[]): Promise<readonly number[]> {
  const files = await Array.fromAsync(glob(patterns, { cwd: repository }));
  return Promise.all(files.map(async (file) => (await stat(join(repository, file))).mtimeMs));
}
