import { readFile } from "node:fs/promises";
import { defineConfig, type Options } from "tsup";
import ts from "typescript";

/** Every package and its entry points. */
const packages = {
  http: ["index"],
  "sap-b1-client": ["index", "node"],
  "sitoo-client": ["index"],
  "mapping-core": ["index"],
  "sync-engine": ["index", "sqlite"],
  testing: ["index", "node", "msw", "bin"],
};

/** Libraries that dist carries itself, so that an import opens two files and not two hundred: decision 11. */
const carried: Readonly<Record<string, RegExp[]>> = {
  http: [/^(ky|p-retry|is-network-error|p-limit|yocto-queue)$/],
  "sap-b1-client": [/^zod\/(mini|v4\/core)$/],
  "sitoo-client": [/^zod\/(mini|v4\/core)$/],
};

/** ky begins with a Request, for which Node loads all of its fetch: its code is run when it is first called. */
const lazyKy: NonNullable<Options["esbuildPlugins"]>[number] = {
  name: "lazy-ky",
  setup: (build) => {
    build.onResolve({ filter: /^ky$/ }, ({ namespace }) =>
      namespace === "lazy" ? undefined : { path: "ky", namespace: "lazy" },
    );
    build.onLoad({ filter: /.*/, namespace: "lazy" }, () => ({
      contents: `export default (url, options) => require("ky").default(url, options);`,
      resolveDir: import.meta.dirname,
    }));
  },
};

/**
 * A schema at the top of a file is a call, and a bundler keeps what a call may do. In mapping-core no constant does
 * anything but be one: they are marked so, and whoever imports one function carries no schema it does not need.
 */
const pureConstants: NonNullable<Options["esbuildPlugins"]>[number] = {
  name: "pure-constants",
  setup: (build) => {
    build.onLoad({ filter: /mapping-core\/src\/.*\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      const constants = ts
        .createSourceFile(path, source, ts.ScriptTarget.Latest)
        .statements.filter(ts.isVariableStatement)
        .flatMap(({ declarationList }) => declarationList.declarations)
        .flatMap(({ initializer }) => (initializer && calls(initializer) ? [initializer] : []));
      const contents = constants.reduceRight(
        (text, { pos, end }) =>
          `${text.slice(0, pos)} /* @__PURE__ */ (() => (${text.slice(pos, end)}))()${text.slice(end)}`,
        source,
      );
      return { contents, loader: "ts" };
    });
  },
};

/** Whether evaluating an expression calls something; what functions in it would call does not count. */
function calls(node: ts.Node): boolean {
  if (ts.isFunctionLike(node)) return false;
  return ts.isCallExpression(node) || (ts.forEachChild(node, calls) ?? false);
}

export default defineConfig(
  Object.entries(packages).map(([name, entries]) => ({
    name,
    entry: entries.map((entry) => `packages/${name}/src/${entry}.ts`),
    outDir: `packages/${name}/dist`,
    format: "esm" as const,
    target: "es2024",
    dts: true,
    clean: true,
    skipNodeModulesBundle: true,
    noExternal: carried[name] ?? [],
    esbuildPlugins: [lazyKy, pureConstants],
    removeNodeProtocol: false, // its default publishes `node:sqlite` as `sqlite`
  })),
);
