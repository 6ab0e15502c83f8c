import eslint from "@eslint/js";
import tseslint from "typescript-eslint";

/** The arrows of the design: which of our packages each package may import. */
const arrows = {
  http: [],
  "sap-b1-client": ["http"],
  "sitoo-client": ["http"],
  "mapping-core": ["sap-b1-client", "sitoo-client"],
  "sync-engine": ["http", "mapping-core", "sap-b1-client", "sitoo-client"],
  testing: ["http", "mapping-core", "sitoo-client", "sync-engine"],
};

const all = Object.keys(arrows);

/** Entry points that need Node, and the files behind them; everything else runs anywhere. */
const nodeOnly = [
  "packages/sap-b1-client/src/node.ts",
  "packages/sap-b1-client/src/node/*.ts",
  "packages/sync-engine/src/sqlite.ts",
  "packages/sync-engine/src/ledger/sqlite.ts",
  "packages/testing/src/node.ts",
  "packages/testing/src/listen.ts",
  "packages/testing/src/directory-{journal,lock}.ts",
  "packages/testing/src/{machine-clock,make-directory,self-signed,version,bin}.ts",
  "packages/testing/src/bin/*.ts",
  "packages/testing/src/b1/services/sql-database.ts",
];

const noNode = {
  group: ["node:*"],
  message: "This file runs in every runtime: Node-only code lives behind ./node or ./sqlite.",
};

/** An import of all of zod costs more than the import of a whole client may. */
const noWholeZod = {
  regex: "^zod$",
  message: "Schemas of the clients are of zod/mini: docs/decisions/0011.",
};

/** Clock, chance and logging come through options, so that tests own them. */
const noGlobals = [
  ...["setTimeout", "setInterval"].map((name) => ({ name, message: "Wait on the injected Clock." })),
  { name: "fetch", message: "Use the injected fetch." },
  { name: "console", message: "Use the injected Log." },
  { name: "process", message: "Settings come through options." },
];
const noAmbient = [
  { object: "Date", property: "now", message: "Ask the injected Clock." },
  { object: "Math", property: "random", message: "Ask the injected Random." },
  { object: "globalThis", property: "setTimeout", message: "Wait on the injected Clock." },
];

function importRules(name, extra = []) {
  const forbidden = all.filter((other) => other !== name && !arrows[name].includes(other));
  return {
    patterns: [
      ...forbidden.map((other) => ({
        group: [`@instep/${other}`, `@instep/${other}/*`],
        message: `${name} must not know ${other}: the arrows between the packages point one way (docs/contributing/architecture.md).`,
      })),
      { group: ["../../*/src/*", "../../../*/src/*"], message: "Import another package by its name." },
      ...extra,
    ],
  };
}

/** An emulator judges the code that talks to it, so it shares none with it: of ours it knows the type Clock. */
const judge = {
  patterns: [
    {
      group: ["@instep/*", "!@instep/http"],
      message: "An emulator imports nothing of ours: a judge shares no code with what it judges.",
    },
    { group: ["@instep/http"], allowTypeImports: true, message: "An emulator takes only types from http." },
  ],
};

export default tseslint.config(
  { ignores: ["**/dist/**", "**/node_modules/**", "docs/api/**", "coverage/**"] },
  eslint.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ["eslint.config.js"] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      "max-params": ["error", 3],
      "no-console": "error",
      "@typescript-eslint/consistent-type-definitions": "off",
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-unnecessary-type-parameters": "off",
    },
  },
  ...all.map((name) => ({
    files: [`packages/${name}/src/**/*.ts`],
    ignores: [...nodeOnly, "**/*.test.ts"],
    rules: {
      "no-restricted-imports": [
        "error",
        importRules(name, name.endsWith("-client") ? [noNode, noWholeZod] : [noNode]),
      ],
    },
  })),
  ...all
    .map((name) => ({
      files: nodeOnly.filter((file) => file.startsWith(`packages/${name}/`)),
      ignores: ["**/*.test.ts"],
      rules: { "no-restricted-imports": ["error", importRules(name)] },
    }))
    .filter(({ files }) => files.length > 0),
  {
    files: ["packages/testing/src/{b1,sitoo}/**/*.ts"],
    ignores: ["**/*.test.ts"],
    rules: { "@typescript-eslint/no-restricted-imports": ["error", judge] },
  },
  {
    files: ["packages/*/src/**/*.ts"],
    ignores: ["**/*.test.ts", "packages/http/src/clock.ts", "packages/testing/src/machine-clock.ts"],
    rules: {
      "no-restricted-globals": ["error", ...noGlobals],
      "no-restricted-properties": ["error", ...noAmbient],
    },
  },
  {
    files: ["examples/**/*.ts", "test/bench/**/*.ts", "test/peers/main.ts"],
    rules: { "no-console": "off" },
  },
  {
    files: ["**/*.test.ts", "test/**/*.ts"],
    rules: {
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/require-await": "off",
    },
  },
  { files: ["eslint.config.js"], extends: [tseslint.configs.disableTypeChecked] },
);
