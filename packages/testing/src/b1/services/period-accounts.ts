import type { Company } from "../company.ts";
import type { Row } from "../json.ts";

/** The accounts of G/L determination under their names in PeriodCategory. The ones without a source stay empty. */
export function periodAccounts({ determination, accounts }: Company): Row {
  const { receivables, revenue, stock, costOfGoodsSold, openingBalance } = determination;
  const { salesReturns = revenue, rounding = revenue, downPayments = receivables } = determination;
  const { overpayments = rounding, underpayments = rounding, exchangeDifferences = rounding } = determination;
  const { inventoryIncrease = openingBalance, inventoryDecrease = costOfGoodsSold } = determination;
  return {
    DebitorsFollowUpAccount: receivables,
    ForeignAccountsReceivables: receivables,
    EUAccountsReceivable: receivables,
    AccountforCashReceipt: accounts.find(({ CashAccount }) => CashAccount)?.Code ?? null,
    DefaultSaleAccount: revenue,
    TaxExemptRevenuesDefault: revenue,
    RevenuesAccountForeign: revenue,
    SalesRevenueEU: revenue,
    SalesReturns: salesReturns,
    SalesCreditAcc: salesReturns,
    SalesCreditEUAcc: salesReturns,
    SalesCreditForeignAcc: salesReturns,
    OutgoingTaxAccount: determination.outputVat,
    StockAccount: stock,
    CostOfGoodsSold: costOfGoodsSold,
    OpeningBalancesAccount: openingBalance,
    AcountforOpeningWHBalance: openingBalance,
    RoundingAccount: rounding,
    OverpaymentsARAccount: overpayments,
    UnderpaymentsARAccount: underpayments,
    ExchangeRateDifferencesAcct: exchangeDifferences,
    RateDifferencesDefaultAcc: exchangeDifferences,
    ARGainRealizedExchngeDif: exchangeDifferences,
    ARLossRealizedExchangeDi: exchangeDifferences,
    CustomerDownPaymentsAccount: downPayments,
    DownPaymentSClearingAcct: downPayments,
    IncreaseGLAccount: inventoryIncrease,
    DecreaseGLAcc: inventoryDecrease,
    InventoryOffsetIncrease: inventoryIncrease,
    InventoryOffsetDecrease: inventoryDecrease,
    InvoicePaymentBP: determination.invoicePaymentPartner ?? null,
  };
}
