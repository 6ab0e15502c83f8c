import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { npm, repository } from "./commands.ts";

/** A project outside the repository that has installed what would be published. */
export interface Consumer {
  readonly cwd: string;
  /** The path of each packed package. */
  readonly tarballs: readonly string[];
  remove(): Promise<void>;
}

/** Packs every package and installs the tarballs in a new project, beside `program.ts` and its CommonJS twin. */
export async function createConsumer(): Promise<Consumer> {
  const folder = await mkdtemp(join(tmpdir(), "instep-consumer-"));
  const tarballs = await packInto(join(folder, "tarballs"));
  await writeProject(folder);
  const quietly = ["--prefer-offline", "--no-audit", "--no-fund"];
  await npm(["install", ...quietly, "@types/node@24", ...tarballs], { cwd: folder });
  return { cwd: folder, tarballs, remove: () => rm(folder, { recursive: true, force: true }) };
}

async function packInto(folder: string): Promise<readonly string[]> {
  await mkdir(folder);
  await npm(["pack", "--workspaces", "--pack-destination", folder], { cwd: repository });
  return (await readdir(folder)).map((file) => join(folder, file));
}

async function writeProject(folder: string): Promise<void> {
  const source = await readFile(join(import.meta.dirname, "program.ts"), "utf8");
  const files = {
    "program.ts": source,
    "program.cjs": toCommonJs(source),
    "package.json": JSON.stringify({ private: true, type: "module" }),
    "tsconfig.json": JSON.stringify({ compilerOptions, include: ["*.ts"] }),
    ...(await readmePrograms()),
  };
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(folder, name), text)));
}

/** What the packages' READMEs show, by the name of a file to put it in. */
async function readmePrograms(): Promise<Readonly<Record<string, string>>> {
  const packages = join(repository, "packages");
  const programs = (await readdir(packages)).map(async (name) => {
    const readme = await readFile(join(packages, name, "README.md"), "utf8");
    const shown = [...readme.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, program = ""]) => program);
    return shown.map((program, index) => [`readme-${name}-${index}.ts`, program] as const);
  });
  return Object.fromEntries((await Promise.all(programs)).flat());
}

const compilerOptions = {
  target: "es2024",
  module: "nodenext",
  moduleResolution: "nodenext",
  types: ["node"],
  strict: true,
  noEmit: true,
};

/** The same program with `require`; CommonJS knows no await at its top level. */
function toCommonJs(source: string): string {
  const required = source.replaceAll(/^import (\{[^}]*\}) from (".*");$/gm, "const $1 = require($2);");
  return `(async () => {\n${required}})();\n`;
}
