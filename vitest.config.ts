import { join } from "node:path";
import { defineConfig } from "vitest/config";

/** Sources run without a build: packages find each other's TypeScript by this condition. */
const conditions = ["@instep/source", "node", "import", "module", "default"];
const ssr = { resolve: { conditions } };

export default defineConfig({
  ssr,
  test: {
    projects: [
      {
        ssr,
        test: {
          name: "fast",
          include: ["packages/*/src/**/*.test.ts", "test/**/*.test.ts"],
          exclude: ["**/*.long.test.ts", "test/peers/**", "**/node_modules/**", "**/dist/**"],
          testTimeout: 20_000, // a busy machine is no failure: the longest takes two seconds
          // No module of ours keeps anything but constants, and no test changes a global: a worker may keep them loaded.
          isolate: false,
          // Every core has a worker: what starts them has little to do, and would leave one of two cores to itself.
          maxWorkers: "100%",
          // The programs that tests start need not be stripped of their types again by each process.
          env: { NODE_COMPILE_CACHE: join(import.meta.dirname, "node_modules/.cache/compiled") },
        },
      },
      {
        ssr,
        test: {
          name: "long",
          include: ["packages/*/src/**/*.long.test.ts", "test/**/*.long.test.ts"],
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        ssr,
        test: { name: "peers", include: ["test/peers/*.test.ts"] }, // `npm run peers` installs them first
      },
    ],
  },
});
