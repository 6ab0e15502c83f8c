import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js/min";

/**
 * A phone number by which two spellings are one (E.164: "+46701234567"); undefined where it is doubtful: not a number of
 * that country, too short, with an extension, or without a country.
 */
export function normalPhone(written: string, country: string | undefined): string | undefined {
  const number = parsePhoneNumberFromString(written, known(country));
  if (!number?.isValid() || number.ext) return undefined;
  return isDialled(written, number.formatNational()) ? number.number : undefined;
}

/** With its country in front, or as it is dialled there: without the 0 in front, a Swede's own number looks like a phone's. */
const isDialled = (written: string, national: string): boolean =>
  /^\s*(\+|00)/.test(written) || digitsOf(written) === digitsOf(national);

const digitsOf = (text: string): string => text.replace(/\D/g, "");

/**
 * How a number of E.164 may be written in SAP, which compares letter by letter: with +, with 00, as it is dialled in its
 * country, and each of the national ones without anything but digits. Who writes otherwise is not found by a filter.
 */
export function spellingsOfPhone(phone: string): readonly string[] {
  const number = parsePhoneNumberFromString(phone);
  if (!number) return [phone];
  const national = number.formatNational();
  const international = number.formatInternational();
  return [...new Set([phone, phone.replace("+", "00"), digitsOf(national), national, international])];
}

const known = (country: string | undefined): CountryCode | undefined =>
  country !== undefined && isSupportedCountry(country) ? country : undefined;
