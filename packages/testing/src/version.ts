import { readFileSync } from "node:fs";

/** The version of this package. Its package.json lies one folder above this file, and above what is built of it. */
export function versionOfPackage(): string {
  const text = readFileSync(new URL("../package.json", import.meta.url), "utf8");
  return (JSON.parse(text) as { readonly version: string }).version; // npm publishes none without
}
