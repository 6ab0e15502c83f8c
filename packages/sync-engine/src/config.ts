import { Rules, rulesFaults, type SchemaNode } from "@instep/mapping-core";
import * as z from "zod";

const secret = z.strictObject({
  env: z.string().min(1).describe("The environment variable that holds the password."),
});
const text = z.string().trim().min(1);

/** The configuration file of one pair: a Sitoo account and a SAP company. Secrets are named, never written, in it. */
export const InstepConfig = z.strictObject({
  $schema: z.string().optional().describe("Where an editor finds the JSON Schema of this file."),
  sap: z.strictObject({
    baseUrl: z.url().describe("Service Layer root, such as https://sap:50000/b1s/v2."),
    companyDb: text.describe("Database of the company."),
    userName: text.describe("The integration's own user in SAP."),
    password: secret,
  }),
  sitoo: z.strictObject({
    baseUrl: z
      .url()
      .describe("The whole base URL as Sitoo's back office shows it, ending in /accounts/{number}."),
    eshopid: z.int().positive().describe("Number of the site; never its GUID."),
    apiId: text.describe("API id as Sitoo's back office shows it."),
    password: secret,
  }),
  rules: Rules,
  ledger: z
    .discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("memory").describe("Lost with the process: for trials.") }),
      z.strictObject({ kind: z.literal("sqlite"), path: text.describe("The file that holds it.") }),
    ])
    .default({ kind: "sqlite", path: "instep.db" })
    .describe("Where Instep keeps what it has read and posted."),
});
export type InstepConfig = z.infer<typeof InstepConfig>;

/** The JSON Schema of a configuration file as a person writes it: for editors, and published with the package. */
export function configSchema(): SchemaNode {
  return z.toJSONSchema(InstepConfig, { io: "input" }) as SchemaNode; // zod's own type names no keyword
}

/** A configuration with its secrets filled in from the environment. */
export interface ResolvedConfig extends Omit<InstepConfig, "sap" | "sitoo" | "$schema"> {
  readonly sap: Omit<InstepConfig["sap"], "password"> & { readonly password: string };
  readonly sitoo: Omit<InstepConfig["sitoo"], "password"> & { readonly password: string };
}

/** A configuration that cannot be used, with every fault and its path; never with a value of a secret. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`The configuration cannot be used:\n${faults.map((fault) => `  ${fault}`).join("\n")}`);
    this.faults = faults;
  }
}

/** Reads a configuration and takes its secrets from `env`. Throws a ConfigError that lists every fault with its path. */
export function parseConfig(
  json: unknown,
  env: Readonly<Record<string, string | undefined>>,
): ResolvedConfig {
  const parsed = InstepConfig.safeParse(json);
  const unset = missingSecrets(json, env);
  if (!parsed.success || unset.length > 0) {
    throw new ConfigError([...faultsOf(parsed.error?.issues ?? []), ...unset]);
  }
  const { sap, sitoo, rules, ledger } = parsed.data;
  return {
    sap: { ...sap, password: env[sap.password.env] ?? "" },
    sitoo: { ...sitoo, password: env[sitoo.password.env] ?? "" },
    rules,
    ledger,
  };
}

/** Faults with their paths; of rules with a hint at what was meant. */
function faultsOf(issues: z.ZodError["issues"]): readonly string[] {
  return issues.flatMap((issue) => {
    const [part, ...path] = issue.path;
    if (part === "rules") return rulesFaults({ issues: [{ ...issue, path }] }, [part]);
    const at = issue.path.join(".") || "config";
    if (issue.code !== "unrecognized_keys") return [`${at}: ${issue.message}`];
    return issue.keys.map((key) => `${at}: there is no setting ${JSON.stringify(key)}`);
  });
}

const Secrets = z.looseObject({
  sap: z.looseObject({ password: secret }).optional().catch(undefined),
  sitoo: z.looseObject({ password: secret }).optional().catch(undefined),
});

function missingSecrets(json: unknown, env: Readonly<Record<string, string | undefined>>): readonly string[] {
  const { data } = Secrets.safeParse(json);
  return Object.entries({ sap: data?.sap, sitoo: data?.sitoo }).flatMap(([system, named]) =>
    named && !env[named.password.env]
      ? [`${system}.password.env: the environment variable ${named.password.env} is not set`]
      : [],
  );
}
