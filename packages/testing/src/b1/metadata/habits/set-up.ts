import type { Habit } from "../habit.ts";

/** The company's set-up. It moves nothing in the books by itself, so what is sent is kept. */
export const setUpHabits: Readonly<Record<string, Habit>> = {
  AdminInfo: { table: "OADM", kept: "*" },
  FinancePeriod: { table: "OFPR", kept: "*" },
  PeriodCategory: { table: "OACP", initial: [["spt_Months", "SubPeriodType"]] },
  Series: {
    table: "NNM1",
    kept: "*",
    initial: [
      ["sg_Group1", "GroupCode"],
      ["--", "DocumentSubType"],
    ],
  },
  SalesPerson: { table: "OSLP", kept: "*", initial: [["tYES", "Active"]] },
  PaymentTermsType: {
    table: "OCTG",
    kept: "*",
    initial: [
      ["pdt_None", "StartFrom"],
      ["oip_No", "OpenReceipt"],
      ["bld_PostingDate", "BaselineDate"],
      [1, "NumberOfInstallments PriceListNo"],
    ],
  },
  BusinessPartnerGroup: { table: "OCRG", kept: "*", initial: [["bbpgt_CustomerGroup", "Type"]] },
  Project: { table: "OPRJ", kept: "*", initial: [["tYES", "Active"]] },
  ProfitCenter: {
    table: "OPRC",
    kept: "*",
    initial: [
      ["tYES", "Active"],
      [1, "InWhichDimension"],
    ],
  },
  Currency: {
    table: "OCRN",
    initial: [
      ["cdDefault", "Decimals"],
      ["rsNoRounding", "Rounding"],
    ],
  },
  BusinessPlace: { table: "OBPL" },
  CreditPaymentMethod: { table: "OCRP" },
  AdditionalExpense: { table: "OEXD" },
};
