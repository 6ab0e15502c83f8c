import { type B1Options, defaultB1Options } from "./options.ts";

/** What the journal keeps with a command of the options it was carried out under: nothing where they are the defaults. */
export type Settings = Partial<Pick<B1Options, (typeof deciding)[number]>>;

/**
 * The options that decide what becomes of an accepted command; all others only decide whether it is accepted, or how it
 * is answered. The approvals are among them because AdminInfo is accepted only as it was read, and says them.
 */
const deciding = [
  "approvals",
  "sentRounding",
  "stockMovesTouchItems",
  "priceListChangesTouchItems",
] as const satisfies readonly (keyof B1Options)[];

/** The deciding options that are not at their defaults, undefined when all are. */
export function settingsOf(options: Readonly<B1Options>): Settings | undefined {
  const changed = deciding.filter((name) => options[name] !== defaultB1Options[name]);
  if (changed.length === 0) return undefined;
  return Object.fromEntries(changed.map((name) => [name, options[name]]));
}

/** The options under which a command is replayed, whatever they are today. */
export function replayedUnder(settings: Settings | undefined): Readonly<B1Options> {
  return settings ? { ...replaying, ...settings } : replaying;
}

/** Refuses nothing: the journal holds only what was accepted. */
const replaying: Readonly<B1Options> = {
  ...defaultB1Options,
  negativeLines: "allow",
  negativePrices: "allow",
  negativeTotals: "allow",
  duplicateReferences: "allow",
  copyFromClosed: "allow",
  copiedWarehouse: "change",
  copiedWithoutMovement: "allow",
  severalPrices: "derive-discount",
  requiredCardFields: [],
  cashAccounts: "any",
  creditMemoSums: "any",
  branchesInEntry: "balance-together",
  periodClosing: "everyone",
  repeatedRates: "allow",
  creditLimits: "ignore",
  unassignedPartners: "all-branches",
  authorizations: "ignore",
  goodsDocumentCancellation: "allow",
};
