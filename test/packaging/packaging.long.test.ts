import { readdir, readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { basename, join, relative, sep } from "node:path";
import { publint } from "publint";
import { afterAll, beforeAll, expect, it } from "vitest";
import { attw, node, repository, tsc } from "./commands.ts";
import { type Consumer, createConsumer } from "./consumer.ts";
import { ensureFreshBuild } from "./fresh-build.ts";

let consumer: Consumer;

beforeAll(async () => {
  await ensureFreshBuild();
  consumer = await createConsumer();
});
afterAll(() => consumer.remove());

const postedOnce = { exitCode: 0, output: JSON.stringify({ invoices: 1, posted: 1 }) };

it("packs all six packages", () => {
  const names = consumer.tarballs.map((tarball) => basename(tarball).replace(/-\d.*$/, ""));
  expect(names.sort()).toEqual([
    "instep-http",
    "instep-mapping-core",
    "instep-sap-b1-client",
    "instep-sitoo-client",
    "instep-sync-engine",
    "instep-testing",
  ]);
});

it("a program that imports the packed packages posts a sale once, a restart included", async () => {
  expect(await node(["program.ts"], consumer)).toEqual(postedOnce);
});

it("a CommonJS program posts the same sale through require", async () => {
  expect(await node(["program.cjs"], consumer)).toEqual(postedOnce);
});

it("the program type-checks against the packed declarations", async () => {
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

/** All that a package may hold. */
const publishable = /^(package\.json|README\.md|LICENSE|dist\/[\w-]+\.(js|d\.ts))$/;

it("no tarball holds sources, tests or paths of this machine", async () => {
  const files = await publishedFiles();
  const places = [repository, consumer.cwd, homedir() + sep];
  const strangers = files.filter(({ path }) => !publishable.test(path));
  const leaks = files.filter(({ text }) => places.some((place) => text.includes(place)));

  expect(files.length).toBeGreaterThan(0);
  expect(strangers.map(({ path }) => path)).toEqual([]);
  expect(leaks.map(({ path }) => path)).toEqual([]);
});

it("every tarball brings a README and the licence", async () => {
  const paths = (await publishedFiles()).map(({ path }) => path);
  expect(paths.filter((path) => path === "README.md")).toHaveLength(consumer.tarballs.length);
  expect(paths.filter((path) => path === "LICENSE")).toHaveLength(consumer.tarballs.length);
});

/** Every file of ours as npm unpacked it; the path starts below its package. */
async function publishedFiles(): Promise<readonly { readonly path: string; readonly text: string }[]> {
  const installed = join(consumer.cwd, "node_modules/@instep");
  const entries = await readdir(installed, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  return Promise.all(
    files.map(async (file) => {
      const [, ...below] = relative(installed, file).split(sep);
      return { path: below.join("/"), text: await readFile(file, "utf8") };
    }),
  );
}
