import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js/min";

/**
 * A phone number by which two spellings are one (E.164: "+46701234567"); undefined where it is doubtful: not a number of
 * that country, too short, with an extension, or without a country.
 */
export function normalPhone(written: string, country: string | undefined): string | undefined {
  const number = parsePhoneNumberFromString(written, known(country));
  return number?.isValid() && !number.ext ? number.number : undefined;
}

/**
 * How a number of E.164 may be written in SAP, which compares letter by letter: with +, with 00, as it is dialled in its
 * country, and each of the national ones without anything but digits. Who writes otherwise is not found by a filter.
 */
export function spellingsOfPhone(phone: string): readonly string[] {
  const number = parsePhoneNumberFromString(phone);
  if (!number) return [phone];
  const national = number.formatNational();
  const international = number.formatInternational();
  return [
    ...new Set([phone, phone.replace("+", "00"), national.replace(/\D/g, ""), national, international]),
  ];
}

const known = (country: string | undefined): CountryCode | undefined =>
  country !== undefined && isSupportedCountry(country) ? country : undefined;
