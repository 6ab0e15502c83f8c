import { Rules } from "@instep/mapping-core";
import * as z from "zod";

const secret = z.strictObject({ env: z.string().min(1) });
const text = z.string().trim().min(1);

/** The configuration file of one pair: a Sitoo account and a SAP company. Secrets are named, never written, in it. */
export const InstepConfig = z.strictObject({
  $schema: z.string().optional(),
  sap: z.strictObject({
    /** Service Layer root, such as https://sap:50000/b1s/v2. */
    baseUrl: z.url(),
    companyDb: text,
    userName: text,
    /** The environment variable that holds the password. */
    password: secret,
  }),
  sitoo: z.strictObject({
    /** The whole base URL as Sitoo's back office shows it, ending in /accounts/{number}. */
    baseUrl: z.url(),
    eshopid: z.int().positive(),
    apiId: text,
    password: secret,
  }),
  rules: Rules,
  ledger: z
    .discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("memory") }),
      z.strictObject({ kind: z.literal("sqlite"), path: text }),
    ])
    .default({ kind: "sqlite", path: "instep.db" }),
});
export type InstepConfig = z.infer<typeof InstepConfig>;

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
    const faults =
      parsed.error?.issues.map(({ path, message }) => `${path.join(".") || "config"}: ${message}`) ?? [];
    throw new ConfigError([...faults, ...unset]);
  }
  const { sap, sitoo, rules, ledger } = parsed.data;
  return {
    sap: { ...sap, password: env[sap.password.env] ?? "" },
    sitoo: { ...sitoo, password: env[sitoo.password.env] ?? "" },
    rules,
    ledger,
  };
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
