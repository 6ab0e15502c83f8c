import { defineConfig, type Options } from "tsup";

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
    esbuildPlugins: [lazyKy],
    removeNodeProtocol: false, // its default publishes `node:sqlite` as `sqlite`
  })),
);
