import { defineConfig } from "tsup";

/** Every package and its entry points. */
const packages = {
  http: ["index"],
  "sap-b1-client": ["index", "node"],
  "sitoo-client": ["index"],
  "mapping-core": ["index"],
  "sync-engine": ["index", "sqlite"],
  testing: ["index", "node", "msw", "bin"],
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
    removeNodeProtocol: false, // its default publishes `node:sqlite` as `sqlite`
  })),
);
