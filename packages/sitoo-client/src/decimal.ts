import * as z from "zod";

/** An exact decimal as Sitoo sends it, such as "123.50": text, never a float. */
export type DecimalText = `${number}`;

/** An amount ("123.50") or a decimal ("1.000"), kept to the last digit. A number is refused: a float has rounded already. */
export const decimal = z.custom<DecimalText>(
  (value) => typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value),
  {
    error: 'expected a decimal as text, such as "123.50"',
  },
);
