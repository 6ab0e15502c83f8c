/** What nobody has published of signs, and both answers. */
export interface Signs {
  /** Of what was refunded, in a Z-report: sales less refunds are the total, so that it is above zero. @default "positive" */
  readonly refundsInReports?: "positive" | "negative";
  /** Of cash rounding: what is added to net and VAT to make the total, or what is taken off. @default "added" */
  readonly roundoff?: "added" | "subtracted";
}
