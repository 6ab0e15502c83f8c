import type { Company } from "../company.ts";
import { integerOf, type Row, rowsOf, textOf } from "../json.ts";
import { notModelled, referenceMissing, refused } from "../refusal.ts";
import { currenciesOf } from "../setup/currencies.ts";
import type { ListName } from "../setup/lists.ts";
import type { SetUp } from "../setup/set-up.ts";

/** Refuses what is sent of a partner when it names what the company has not; `before` is what is known of him. */
export function checkReferences(sent: Row, setUp: SetUp, before: Row = {}): void {
  const { lists, branches, accounts } = setUp;
  for (const [property, list, field] of listed) {
    const code = integerOf(sent, property);
    if (code !== undefined) lists.check(list, code, field);
  }
  for (const row of rowsOf(sent, "BPBranchAssignment")) {
    if (!branches.find(integerOf(row, "BPLID") ?? Number.NaN)) throw referenceMissing("CRD8.BPLId");
  }
  checkMoney(sent, setUp.company);
  const account = textOf(sent, "DebitorAccount");
  if (account !== undefined && !accounts.has(account)) throw referenceMissing("OCRD.DebPayAcct");
  if (account !== undefined && account !== setUp.company.determination.receivables) {
    throw notModelled("a control account of a partner's own");
  }
  if ("PriceListNum" in sent || "PriceMode" in sent) checkPriceList({ ...before, ...sent }, setUp);
}

/** A customer buys in one currency of the company or, by "##", in all; VAT groups are those that there are. */
function checkMoney(sent: Row, company: Company): void {
  const [currency, group] = [textOf(sent, "Currency"), textOf(sent, "VatGroup")];
  if (
    currency !== undefined &&
    ![everyCurrency, ...currenciesOf(company)].some(({ Code }) => Code === currency)
  ) {
    throw referenceMissing("OCRD.Currency");
  }
  if (group !== undefined && !company.vatGroups.some(({ Code }) => Code === group)) {
    throw referenceMissing("OCRD.ECVatGroup");
  }
}

const everyCurrency = { Code: "##" };

const listed: readonly (readonly [string, ListName, string])[] = [
  ["GroupCode", "BusinessPartnerGroups", "OCRD.GroupCode"],
  ["PayTermsGrpCode", "PaymentTermsTypes", "OCRD.GroupNum"],
  ["SalesPersonCode", "SalesPersons", "OCRD.SlpCode"],
];

/** Where net and gross are kept apart, gross prices are for those who buy at them. The text is ours. */
function checkPriceList(partner: Row, { company }: SetUp): void {
  const number = integerOf(partner, "PriceListNum");
  if (number === undefined) return;
  const list = company.priceLists?.find(({ PriceListNo }) => PriceListNo === number);
  if (!list) throw referenceMissing("OCRD.ListNum");
  const buysGross = partner.PriceMode === "pmGross";
  if (company.settings.EnableSeparatePriceMode && list.IsGrossPrice !== buysGross) {
    throw refused(`Price list '${list.PriceListName}' does not fit the price mode [OCRD.PriceMode]`);
  }
}
