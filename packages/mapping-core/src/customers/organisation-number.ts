/** What a register gives out: digits and letters alone, and where there is one, how its check digit is computed. */
interface Shape {
  readonly shape: RegExp;
  readonly isValid?: (number: string) => boolean;
}

/**
 * Numbers of companies, by country. Numbers of persons are no company's, and where both have one shape, as of a Swedish
 * sole trader, the number counts as a person's (H39).
 */
const registers: Readonly<Record<string, Shape>> = {
  // A person's has its month in the third and fourth digit.
  SE: { shape: /^\d\d[2-9]\d{7}$/, isValid: luhn },
  DK: { shape: /^\d{8}$/, isValid: weighed([2, 7, 6, 5, 4, 3, 2, 1]) },
  NO: { shape: /^\d{9}$/, isValid: weighed([3, 2, 7, 6, 5, 4, 3, 2, 1]) },
  FI: { shape: /^\d{8}$/, isValid: weighed([7, 9, 10, 5, 8, 4, 2, 1]) },
  GB: { shape: /^(\d{8}|[A-Z]{2}\d{6})$/ },
  DE: { shape: /^DE\d{9}$/ },
  NL: { shape: /^\d{8}$/ },
};

/** What may stand before or after a company's number as a VAT number: SE556677889901 is 556677-8899. */
const vatNumbers: Readonly<Record<string, RegExp>> = {
  SE: /^SE(\d{10})01$/,
  DK: /^DK(\d{8})$/,
  NO: /^(?:NO)?(\d{9})MVA$/,
  FI: /^FI(\d{8})$/,
};

/**
 * A company's number by which two spellings are one ("5566778899"); undefined where it is a person's, or doubtful: a day
 * of birth is no Danish company.
 */
export function normalOrganisationNumber(written: string, country: string | undefined): string | undefined {
  const bare = written.toUpperCase().replace(/[\s.-]/g, "");
  const register =
    country !== undefined && Object.hasOwn(registers, country) ? registers[country] : undefined;
  if (country === undefined || !register) return undefined;
  const inVat = Object.hasOwn(vatNumbers, country) ? vatNumbers[country]?.exec(bare)?.[1] : undefined;
  const number = inVat ?? bare;
  return register.shape.test(number) && (register.isValid?.(number) ?? true) ? number : undefined;
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

/** Every second digit counts double, and the digits of that add up to a multiple of ten (Luhn). */
function luhn(number: string): boolean {
  const doubled = Array.from(number, (digit, place) =>
    place % 2 === number.length % 2 ? Number(digit) * 2 : Number(digit),
  );
  return total(doubled.map((digit) => (digit > 9 ? digit - 9 : digit))) % 10 === 0;
}

/** The digits by their weights add up to a multiple of eleven. */
function weighed(weights: readonly number[]): (number: string) => boolean {
  return (number) => total(weights.map((weight, place) => weight * Number(number[place]))) % 11 === 0;
}

const total = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0);
