import { notModelled, type SapRefusal, serviceNotFound } from "./refusal.ts";
import { unplayedSets } from "./sap-sets.ts";
import type { Call } from "./wire/call.ts";

/** What SAP has at its root beside sets and services, and the emulator has not. */
const roots = /^(?:\$crossjoin|QueryService_|view\.svc|sml\.svc|script(?:\/|$))/;

/** What b1s.conf can say, and a header for one request, as far as it is played. */
const settings: readonly string[] = ["b1s-pagesize", "b1s-caseinsensitive", "b1s-replacecollectionsonpatch"];

/** Says so when a path or a setting is SAP's and not ours. */
export function refuseUnmodelled({ path, headers }: Pick<Call, "path" | "headers">): void {
  if (roots.test(path)) throw notModelled(`'${path}'`);
  const unknown = [...headers.keys()].find((name) => name.startsWith("b1s-") && !settings.includes(name));
  if (unknown !== undefined) throw notModelled(`the header '${unknown}'`);
}

/** Why there is no set or service of that name: SAP has it and the emulator does not play it, or SAP has it not. */
export function unknownName(name: string): SapRefusal {
  const isOfSap = /^[A-Z]\w*Service_\w+$/.test(name) || unplayedSets.has(name);
  return isOfSap ? notModelled(`'${name}'`) : serviceNotFound();
}
