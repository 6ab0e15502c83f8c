/**
 * Numbers of companies, by country, as their registers give them out: digits and letters alone. Numbers of persons are no
 * company's, and where both have one shape, as of a Swedish sole trader, the number counts as a person's (H39).
 */
const shapes: Readonly<Record<string, RegExp>> = {
  SE: /^\d\d[2-9]\d{7}$/, // a person's has its month in the third and fourth digit
  DK: /^\d{8}$/,
  NO: /^\d{9}$/,
  FI: /^\d{8}$/,
  GB: /^(\d{8}|[A-Z]{2}\d{6})$/,
  DE: /^DE\d{9}$/,
  NL: /^\d{8}$/,
};

/** What may stand before or after a company's number as a VAT number: SE556677889901 is 556677-8899. */
const vatNumbers: Readonly<Record<string, RegExp>> = {
  SE: /^SE(\d{10})01$/,
  DK: /^DK(\d{8})$/,
  NO: /^(?:NO)?(\d{9})MVA$/,
  FI: /^FI(\d{8})$/,
};

/** A company's number by which two spellings are one ("5566778899"); undefined where it is a person's, or doubtful. */
export function normalOrganisationNumber(written: string, country: string | undefined): string | undefined {
  const bare = written.toUpperCase().replace(/[\s.-]/g, "");
  if (country === undefined || !Object.hasOwn(shapes, country)) return undefined;
  const inVat = Object.hasOwn(vatNumbers, country) ? vatNumbers[country]?.exec(bare)?.[1] : undefined;
  const number = inVat ?? bare;
  return shapes[country]?.test(number) ? number : undefined;
}

/** How such a number may be written in SAP, which compares letter by letter. */
export function spellingsOfOrganisationNumber(
  number: string,
  country: string | undefined,
): readonly string[] {
  const dashed = country === "SE" ? `${number.slice(0, 6)}-${number.slice(6)}` : undefined;
  const finnish = country === "FI" ? `${number.slice(0, 7)}-${number.slice(7)}` : undefined;
  return [number, dashed, finnish].filter((spelling) => spelling !== undefined);
}
