import { decimal, rounded, wire } from "../decimals.ts";
import { decimalOf, isRow, type Row, textOf } from "../json.ts";
import { SapRefusal } from "../refusal.ts";
import type { SetUp } from "../setup/set-up.ts";
import type { Service } from "./services.ts";

/** Rounds a number as SAP would in a place of a document. */
export function roundDecimal({ company }: SetUp): Service {
  const { PriceAccuracy } = company.settings;
  const decimals: Readonly<Record<string, number>> = {
    rcPrice: PriceAccuracy,
    rcTaxForPrice: PriceAccuracy,
    rcRate: 6,
    rcQuantity: 3,
    rcMeasure: 3,
    rcPercent: 4,
  };
  return {
    name: "CompanyService_RoundDecimal",
    reads: true,
    run: ({ DecimalData }) => {
      const data: Row = isRow(DecimalData) ? DecimalData : {};
      const context = textOf(data, "Context") ?? "rcSum";
      if (!contexts.includes(context)) {
        throw new SapRefusal(
          "-1004",
          `'${context}' is not a valid value for property 'Context' of 'DecimalData'`,
        );
      }
      const value = decimalOf(data, "Value") ?? decimal(0);
      return { Value: wire(rounded(value, decimals[context] ?? 2)) };
    },
  };
}

/** Sums of all kinds have the two decimals of TotalsAccuracy. */
const contexts = [
  "rcSum rcPrice rcRate rcQuantity rcMeasure rcPercent rcTax rcTaxPerGroup rcBudgetSum rcPriceListSum",
  "rcRealAmountInPayment rcStockSumRoundUp rcDocHeaderTotal rcVatReportAmount rcLineGrossTotal",
  "rcExpenseTotal rcWTax rcBASCode rcTaxForPrice",
].flatMap((line) => line.split(" "));
