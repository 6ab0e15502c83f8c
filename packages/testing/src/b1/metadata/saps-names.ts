import { notModelled, type SapRefusal, serviceNotFound } from "../refusal.ts";
import { facts } from "./facts.ts";

/** Sets that SAP's reference has beside those of the metadata we know. */
const others = [
  "Activities",
  "CreditCardPayments",
  "CreditLines",
  "InventoryCountings",
  "InventoryPostings",
  "POSDailySummary",
  "StockTakings",
];

let names: ReadonlySet<string> | undefined;

/** Collections are named like their sets, so that what entities point at names more sets than are described. */
function sapsNames(): ReadonlySet<string> {
  return (names ??= new Set([
    ...others,
    ...[...facts().types.values()].flatMap(({ sets, navigation }) => [
      ...sets,
      ...[...navigation].filter(([, { many }]) => many).map(([name]) => name),
    ]),
    ...facts()
      .operations.filter(({ bound }) => !bound)
      .map(({ name }) => name),
  ]));
}

/** Why there is nothing of that name: SAP has it and the emulator does not play it, or SAP has it not. */
export function unknownName(path: string): SapRefusal {
  const [name = ""] = path.split(/[(/?]/);
  const [, ofService = name] = /^(\w+)Service_/.exec(name) ?? [];
  const isSaps = sapsNames().has(name) || sapsNames().has(ofService);
  return isSaps ? notModelled(`'${name}'`) : serviceNotFound();
}
