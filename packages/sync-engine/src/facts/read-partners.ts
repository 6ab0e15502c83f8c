import {
  type CustomerRules,
  type IdentityField,
  type MatchKey,
  partnerFieldsOf,
  type PartnerIdentity,
} from "@instep/mapping-core";
import { type B1Client, type CallOptions, odata, odataAny } from "@instep/sap-b1-client";

interface Wanted {
  readonly keys: readonly MatchKey[];
  readonly rules: CustomerRules;
  readonly options: CallOptions;
}

/** Values per filter: an address that is longer than a server takes would be refused. */
const valuesPerFilter = 20;

/**
 * Every customer in SAP that one of the keys may mean, many keys in one request, each in every spelling that it may have:
 * SAP compares letter by letter. Who of them it is, `chooseCustomer` says.
 */
export async function readPartners(
  b1: B1Client,
  { keys, rules, options: { signal } }: Wanted,
): Promise<readonly PartnerIdentity[]> {
  const found = new Map<string, PartnerIdentity>();
  for (const [field, spellings] of spellingsByField(keys, rules)) {
    for (let start = 0; start < spellings.length; start += valuesPerFilter) {
      const anyOf = odataAny(field, spellings.slice(start, start + valuesPerFilter));
      const filter = odata`CardType eq ${"cCustomer"} and ${anyOf}`;
      const query = { filter, select: selected(rules) };
      for await (const partner of b1.businessPartners.each(query, { ...(signal && { signal }) }))
        found.set(partner.CardCode, partner);
    }
  }
  return [...found.values()];
}

function spellingsByField(
  keys: readonly MatchKey[],
  rules: CustomerRules,
): ReadonlyMap<string, readonly string[]> {
  const asked = new Map<string, Set<string>>();
  for (const { kind, spellings } of keys) {
    for (const field of partnerFieldsOf(kind, rules)) {
      const values = asked.get(field) ?? new Set();
      for (const spelling of spellings) values.add(spelling);
      asked.set(field, values);
    }
  }
  return new Map([...asked].map(([field, values]) => [field, [...values]]));
}

/** Fields that say who a partner is, as far as the rules look at them. */
function selected(rules: CustomerRules): readonly (IdentityField | "Country")[] {
  const fields = rules.match.flatMap((kind) => partnerFieldsOf(kind, rules));
  return [...new Set(["CardCode", "Country", ...fields] as const)];
}
