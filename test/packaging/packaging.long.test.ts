import { readdir, readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { basename, join, relative, sep } from "node:path";
import { publint } from "publint";
import { afterAll, beforeAll, expect, it } from "vitest";
import { attw, node, repository, tsc } from "./commands.ts";
import { type Consumer, createConsumer } from "./consumer.ts";
import { ensureFreshBuild } from "./fresh-build.ts";
import { carriedFor, importsOfMappingCore } from "./tree-shaking.ts";

const names = ["http", "mapping-core", "sap-b1-client", "sitoo-client", "sync-engine", "testing"];
const postedOnce = { exitCode: 0, output: JSON.stringify({ invoices: 1, posted: 1 }) };

let consumer: Consumer;

beforeAll(async () => {
  await ensureFreshBuild();
  consumer = await createConsumer();
});
afterAll(() => consumer.remove());

it("packs all six packages", () => {
  const packed = consumer.tarballs.map((tarball) => basename(tarball).replace(/-\d.*$/, ""));
  expect(packed.sort()).toEqual(names.map((name) => `instep-${name}`));
});

it("a program that imports the packed packages posts a sale once, a restart included", async () => {
  expect(await node(["program.ts", "imported.db"], consumer)).toEqual(postedOnce);
});

it("a CommonJS program posts the same sale through require", async () => {
  expect(await node(["program.cjs", "required.db"], consumer)).toEqual(postedOnce);
});

it("the emulators start from the packed package", async () => {
  const { exitCode, output } = await node(["node_modules/@instep/testing/dist/bin.js", "--help"], consumer);
  expect([exitCode, output]).toEqual([0, expect.stringContaining("--sap-port") as string]);
});

it("that program and those of the READMEs type-check against the packed declarations", async () => {
  expect(await node([tsc], consumer)).toEqual({ exitCode: 0, output: "" });
});

it("every tarball passes publint", async () => {
  for (const tarball of consumer.tarballs) {
    const { buffer } = new Uint8Array(await readFile(tarball));
    const { messages } = await publint({ pack: { tarball: buffer }, strict: true });
    expect(messages, tarball).toEqual([]);
  }
});

it("every tarball passes attw", async () => {
  for (const tarball of consumer.tarballs) {
    const { exitCode, output } = await node([attw, "--profile", "esm-only", tarball], consumer);
    expect(exitCode, output).toBe(0);
  }
});

it("no tarball holds sources, tests or paths of this machine", async () => {
  const publishable =
    /^(package\.json|README\.md|LICENSE|(rules|config)\.schema\.json|dist\/[\w-]+\.(js|d\.ts))$/;
  const places = [repository, consumer.cwd, homedir() + sep];
  const files = await publishedFiles();

  expect(files.filter(({ path }) => !publishable.test(path))).toEqual([]);
  expect(files.filter(({ text }) => places.some((place) => text.includes(place)))).toEqual([]);
});

it("every tarball brings a README and the licence", async () => {
  const files = await publishedFiles();
  const ownersOf = (name: string) => files.filter(({ path }) => path === name).map(({ owner }) => owner);
  expect(ownersOf("README.md").sort()).toEqual(names);
  expect(ownersOf("LICENSE").sort()).toEqual(names);
});

/** Libraries that a package carries, so that an import opens few files: decision 11. */
const carried: Readonly<Record<string, RegExp>> = {
  http: /^(packages\/http\/)?node_modules\/(.+\/)?(ky|p-retry|is-network-error|p-limit|yocto-queue)\//,
  "sap-b1-client": /^node_modules\/zod\/v4\/(core|mini)\//,
  "sitoo-client": /^node_modules\/zod\/v4\/(core|mini)\//,
};

it("no package carries the code of another, and of libraries only what is decided", async () => {
  const bundled = (await publishedFiles()).flatMap(({ owner, text }) =>
    // The bundler writes the path of each module above its code.
    [...text.matchAll(/^\/\/ (\S+\/\S+\.[cm]?[jt]s)$/gm)].map(([, module = ""]) => ({ owner, module })),
  );
  expect([...new Set(bundled.map(({ owner }) => owner))].sort()).toEqual(names);
  const belongs = ({ owner, module }: (typeof bundled)[number]): boolean =>
    module.startsWith(`packages/${owner}/src/`) || (carried[owner]?.test(module) ?? false);
  expect(bundled.filter((each) => !belongs(each))).toEqual([]);
});

it("a package that carries a library brings its copyright as well", async () => {
  const licences = (await publishedFiles()).filter(({ path }) => path === "LICENSE");
  const licenceOf = (name: string) => licences.find(({ owner }) => owner === name)?.text;
  expect(licenceOf("http")).toContain("Sindre Sorhus");
  expect(licenceOf("sap-b1-client")).toContain("Colin McDonnell");
  expect(licenceOf("sitoo-client")).toContain("Colin McDonnell");
});

it("mapping-core imports its libraries and nothing that could have an effect", async () => {
  expect(await importsOfMappingCore(consumer.cwd)).toEqual(["big.js", "libphonenumber-js/min", "zod"]);
  const own = (await publishedFiles()).filter(
    ({ owner, path }) => owner === "mapping-core" && path.endsWith(".js"),
  );
  for (const { text } of own)
    expect(text).not.toMatch(
      /\b(fetch|setTimeout|setInterval|console|process|Date\.now|Math\.random)\b\s*[.(]/,
    );
});

it("who asks mapping-core for availableToSell alone carries under 3 kB of it beside the decimal library", async () => {
  const carried = await carriedFor("availableToSell", consumer.cwd);
  expect(carried).toContain("kept back");
  expect(carried.length).toBeLessThan(3000);
});

interface PublishedFile {
  /** The package's name without scope. */
  readonly owner: string;
  /** Inside the package, with slashes. */
  readonly path: string;
  readonly text: string;
}

/** Every file of ours, as npm unpacked it. */
async function publishedFiles(): Promise<readonly PublishedFile[]> {
  const installed = join(consumer.cwd, "node_modules/@instep");
  const entries = await readdir(installed, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  return Promise.all(
    files.map(async (file) => {
      const [owner = "", ...below] = relative(installed, file).split(sep);
      return { owner, path: below.join("/"), text: await readFile(file, "utf8") };
    }),
  );
}
