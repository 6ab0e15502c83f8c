import type { BusinessPartner } from "@instep/sap-b1-client";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { facts, order, rules } from "../../test/orders.ts";
import { planOrder, requirementsOf } from "../index.ts";
import { chooseCustomer, type PartnerIdentity } from "./choose-customer.ts";
import { CustomerRules } from "./customer-rules.ts";
import { customerFieldsOf } from "./customer-values.ts";
import { matchKeysOf } from "./match-keys.ts";
import { normalOrganisationNumber } from "./organisation-number.ts";
import { normalPhone, spellingsOfPhone } from "./phone.ts";
import { toPartner } from "./to-partner.ts";
import { toUser } from "./to-user.ts";

const ruling = (overrides: Record<string, unknown> = {}): CustomerRules =>
  CustomerRules.parse({ country: "SE", ...overrides });
const every = ["crm-id", "email", "phone", "organisation-number"];
const crm = { field: "U_CrmId" };

const company = order({
  email: "Ekonomi@Example.com ",
  company: "Exempel AB",
  phone: "08-123 45 67",
  personalid: "556677-8899",
  additionaldata: { "crm-customerid": "K-7" },
});

describe("what a customer is known by", () => {
  it("is asked for in the order of the rules, each in the spellings SAP may have", () => {
    const keys = matchKeysOf(company, ruling({ match: every, crm }));
    expect(keys.map(({ kind, value }) => [kind, value])).toEqual([
      ["crm-id", "K-7"],
      ["email", "ekonomi@example.com"],
      ["phone", "+4681234567"],
      ["organisation-number", "5566778899"],
    ]);
    expect(keys.map(({ spellings }) => spellings)).toEqual([
      ["K-7"],
      ["Ekonomi@Example.com", "ekonomi@example.com"],
      ["+4681234567", "004681234567", "081234567", "08-123 45 67", "+46 8 123 45 67"],
      ["5566778899", "556677-8899"],
    ]);
  });

  it("is nothing that is doubtful: half a phone number, an address without @, a person's number", () => {
    const doubtful = order({ email: "nobody", company: "Eget AB", phone: "12", personalid: "900101-1234" });
    expect(matchKeysOf(doubtful, ruling({ match: every, crm }))).toEqual([]);
  });

  it("is never a person's number, whatever the order says of a company (H39)", () => {
    expect(normalOrganisationNumber("19900101-1234", "SE")).toBeUndefined();
    expect(normalOrganisationNumber("900101-1234", "SE")).toBeUndefined();
    expect(normalOrganisationNumber("010190-1234", "DK")).toBeUndefined();
    expect(normalOrganisationNumber("01019012345", "NO")).toBeUndefined();
    expect(normalOrganisationNumber("19800101", "DK")).toBeUndefined(); // a day of birth
    expect(normalOrganisationNumber("556677-8898", "SE")).toBeUndefined(); // mistyped
    expect(normalOrganisationNumber("AB 12 34 56 C", "GB")).toBeUndefined();
    const person = { ...company, company: "" };
    expect(matchKeysOf(person, ruling({ match: ["organisation-number"] }))).toEqual([]);
  });

  it.each([
    ["SE", "SE556677889901", "5566778899"],
    ["NO", "NO 912 345 688 MVA", "912345688"],
    ["DK", "DK12345674", "12345674"],
    ["FI", "1234567-1", "12345671"],
    ["GB", "SC123456", "SC123456"],
  ])("is a company's number in %s, also inside its VAT number", (country, written, number) => {
    expect(normalOrganisationNumber(written, country)).toBe(number);
  });

  it("is a phone number of the address's country before that of the rules", () => {
    const dane = order({ phone: "32 12 34 56", invoice_countryid: "DK" });
    expect(matchKeysOf(dane, ruling({ match: ["phone"] }))).toMatchObject([{ value: "+4532123456" }]);
    expect(normalPhone("070-123 45 67", undefined)).toBeUndefined();
    expect(normalPhone("+46 70 123 45 67", undefined)).toBe("+46701234567");
    expect(normalPhone("+47 12345678", "NO")).toBeUndefined(); // long enough, and given to nobody
  });

  it("is the same phone number however SAP spells it", () => {
    for (const spelling of spellingsOfPhone("+46701234567"))
      expect(normalPhone(spelling, "SE")).toBe("+46701234567");
  });

  it("never throws, whatever a till has written", () => {
    const written = fc.oneof(fc.string({ unit: "binary" }), fc.stringMatching(/^[+\d ().-]{0,20}$/));
    fc.assert(
      fc.property(written, written, written, (phone, personalid, email) => {
        const strange = order({ phone, personalid, email, company: "X" });
        for (const { spellings } of matchKeysOf(strange, ruling({ match: every, crm })))
          expect(spellings.every((text) => text.length > 0)).toBe(true);
        toPartner(strange, ruling({ match: every, crm, create: { fields: { Phone1: "phone" } } }));
      }),
      { numRuns: 30 }, // reading a phone number is slow, and each is read several times
    );
  });
});

describe("who a customer is in SAP", () => {
  const keys = matchKeysOf(company, ruling({ match: every, crm }));
  const partner = (CardCode: string, more: Omit<PartnerIdentity, "CardCode"> = {}): PartnerIdentity => ({
    CardCode,
    ...more,
  });

  it("is told by the first key that finds anybody", () => {
    const byEmail = partner("C1", { EmailAddress: "EKONOMI@example.com" });
    const byNumber = partner("C2", { FederalTaxID: "SE556677889901", Country: "SE" });
    expect(chooseCustomer(keys, [byNumber, byEmail], ruling({ crm }))).toEqual(["C1"]);
    expect(chooseCustomer(keys, [byNumber], ruling({ crm }))).toEqual(["C2"]);
    expect(chooseCustomer(keys, [byEmail, partner("C3", { U_CrmId: "K-7" })], ruling({ crm }))).toEqual([
      "C3",
    ]);
  });

  it("is several partners where one key fits several, and nobody where none fits", () => {
    const twins = [partner("C1", { Cellular: "+46 8 1234567" }), partner("C2", { Phone1: "08 12 34 567" })];
    expect(chooseCustomer(keys, twins, ruling({ crm }))).toEqual(["C1", "C2"]);
    expect(chooseCustomer(keys, [partner("C9", { EmailAddress: null })], ruling({ crm }))).toEqual([]);
  });

  it("is the guest partner of the currency or the channel for whoever is not known", () => {
    const guestPartners = [
      { partner: "POS-EUR", currency: "EUR" },
      { partner: "POS-TEL", channel: { key: "channel", value: "telephone" } },
    ];
    const store = { name: "Malmö", guestPartner: "POS-MALMO", warehouse: "MALMO", guestPartners };
    const partnersOf = (overrides: object) => {
      const plan = planOrder(order(overrides), rules({ stores: { "1": store } }), facts());
      return plan.ok ? [...new Set(plan.value.steps.map(({ partner: code }) => code))] : plan.problems;
    };
    expect(partnersOf({})).toEqual(["POS-MALMO"]);
    expect(partnersOf({ currencycode: "EUR" })).toEqual(["POS-EUR"]);
    expect(partnersOf({ additionaldata: { channel: "telephone" } })).toEqual(["POS-TEL"]);
    expect(partnersOf({ additionaldata: { channel: "desk" } })).toEqual(["POS-MALMO"]);
  });

  it("is asked for only where the rules match customers, and no personal field is read that nothing needs (H39)", () => {
    expect(requirementsOf(company, rules()).customer).toEqual([]);
    expect(customerFieldsOf(ruling({ match: ["email"] }))).toEqual([]);
    expect(customerFieldsOf(ruling({ match: ["phone"] }))).toEqual(["invoice_countryid"]);
    expect(customerFieldsOf(ruling({ match: ["organisation-number"] }))).toEqual([
      "personalid",
      "invoice_countryid",
    ]);
    const naming = (field: string) => ruling({ match: ["email"], create: { fields: { Phone1: field } } });
    expect(customerFieldsOf(naming("phone"))).toEqual(["invoice_countryid"]);
    expect(customerFieldsOf(naming("organisation-number"))).toEqual(["personalid", "invoice_countryid"]);
    expect(customerFieldsOf(ruling({ match: ["email"], create: { addresses: true } }))).toHaveLength(12);
  });
});

describe("the partner that a new customer becomes", () => {
  const fields = { CardName: "name", EmailAddress: "email", Cellular: "phone" };
  const partnerOf = (create: object, from = company) =>
    toPartner(from, ruling({ match: ["email"], crm, create }));

  it("has the order's number in its code, so that SAP refuses to make the same partner twice", () => {
    const person = order({ orderid: 11513, email: "alva@example.com", namefirst: "Alva", namelast: "Ek" });
    expect(partnerOf({ fields, group: 102, priceList: 3 }, person)).toMatchObject({
      ok: true,
      value: {
        CardCode: "SITOO-11513",
        CardName: "Alva Ek",
        CardType: "cCustomer",
        CompanyPrivate: "cPrivate",
        Currency: "SEK",
        GroupCode: 102,
        PriceListNum: 3,
        VatLiable: "vLiable",
        EmailAddress: "alva@example.com",
      },
    });
  });

  it("holds nothing personal that no rule names (H39)", () => {
    const result = partnerOf({});
    const written = JSON.stringify(result).toLowerCase();
    expect(result).toMatchObject({ ok: true, value: { CardName: `Sitoo ${company.orderid}` } });
    for (const personal of ["example.com", "123 45 67", "5566778899", "exempel"])
      expect(written).not.toContain(personal);
  });

  it("is made of nobody without a key, and by no rules that make nobody", () => {
    expect(partnerOf({}, order())).toEqual({ ok: true, value: undefined, notes: [] });
    expect(toPartner(company, ruling({ match: ["email"] }))).toMatchObject({ value: undefined });
  });

  it("has a code of 15 letters at most, never a cut one", () => {
    const numbering = { kind: "code", template: "C-{crm-id}" };
    const long = { ...company, additionaldata: { "crm-customerid": "7f3a9c2e-1b4d-4" } };
    expect(partnerOf({ numbering }, company)).toMatchObject({ value: { CardCode: "C-K-7" } });
    expect(partnerOf({ numbering }, long)).toMatchObject({
      problems: [{ code: "card-code-too-long", length: 17, room: 15 }],
    });
    expect(partnerOf({ numbering }, { ...company, additionaldata: {} })).toMatchObject({
      problems: [{ code: "no-card-code", needs: "crm-id" }],
    });
    expect(partnerOf({ numbering: { kind: "series", series: 71 } })).toMatchObject({ value: { Series: 71 } });
  });

  it("loses the end of a long name, and says so; what it is found by is never cut", () => {
    const long = { ...company, namefirst: "A".repeat(120), namelast: "" };
    expect(partnerOf({ fields: { CardName: "name" } }, long)).toMatchObject({
      value: { CardName: "A".repeat(100) },
      notes: [{ code: "text-shortened", field: "CardName", length: 120, kept: 100 }],
    });
    const crmId = { ...company, additionaldata: { "crm-customerid": "7f3a9c2e-1b4d-4711-8899" } };
    expect(partnerOf({ fields: { Phone1: "crm-id" } }, crmId)).toMatchObject({
      problems: [{ code: "customer-field-too-long", field: "Phone1", length: 23, room: 20 }],
    });
    const faces = { ...company, namefirst: "A".repeat(99) + "😀", namelast: "" };
    expect(partnerOf({ fields: { CardName: "name" } }, faces)).toMatchObject({
      value: { CardName: "A".repeat(99) },
    });
  });

  it("leaves out what stands in the field of phone numbers and is none: it may be a person's number (H39)", () => {
    const mistyped = { ...company, phone: "900101-1234" };
    const result = partnerOf({ fields: { Phone1: "phone" } }, mistyped);
    expect(result).toMatchObject({ ok: true });
    expect(JSON.stringify(result)).not.toContain("900101");
  });

  it("has the id in its code as it is, whatever signs it has", () => {
    const numbering = { kind: "code", template: "C-{crm-id}" };
    const odd = { ...company, additionaldata: { "crm-customerid": "$&7" } };
    expect(partnerOf({ numbering }, odd)).toMatchObject({ value: { CardCode: "C-$&7" } });
  });

  it("has its addresses where the rules want them", () => {
    const posted = {
      ...company,
      invoice_address: "Storgatan 1",
      invoice_zip: "21142",
      invoice_city: "Malmö",
      invoice_countryid: "SE",
    };
    expect(partnerOf({ addresses: true }, posted)).toMatchObject({
      value: {
        BPAddresses: [
          {
            AddressName: "Invoice",
            AddressType: "bo_BillTo",
            Street: "Storgatan 1",
            ZipCode: "21142",
            City: "Malmö",
            Country: "SE",
          },
        ],
      },
    });
    expect(JSON.stringify(partnerOf({}, posted))).not.toContain("Storgatan");
  });

  it("cannot be ruled without an order in its code, or by a CRM id that nobody says where it stands", () => {
    const faults = (overrides: object) =>
      CustomerRules.safeParse(overrides).error?.issues.map(({ path }) => path);
    expect(faults({ match: ["email"], create: { numbering: { kind: "code", template: "WEB" } } })).toEqual([
      ["create", "numbering", "template"],
    ]);
    expect(faults({ match: ["crm-id"] })).toEqual([["crm"]]);
    const numbering = { kind: "code", template: "C-{crm-id}" };
    expect(faults({ match: ["email"], create: { numbering } })).toEqual([["crm"]]);
    expect(faults({ create: {} })).toEqual([["match"]]);
    expect(faults({ match: ["email", "email"] })).toEqual([["match"]]);
  });
});

describe("the customer in Sitoo that a business partner becomes", () => {
  const partner = (overrides: Partial<BusinessPartner> = {}) =>
    ({ CardCode: "C20001", EmailAddress: "Alva@Example.com", ...overrides }) as BusinessPartner;

  it("is a company with its contact person, number and address", () => {
    const written = partner({
      CardName: "Exempel AB",
      CompanyPrivate: "cCompany",
      FederalTaxID: "SE556677889901",
      Phone1: "08-123 45 67",
      Cellular: "070 123 45 67",
      Address: "Storgatan 1",
      ZipCode: "21142",
      City: "Malmö",
      Country: "SE",
      ContactPerson: "Alva",
      ContactEmployees: [
        { Name: "Bo", FirstName: "Bo", LastName: "Alm" },
        { Name: "Alva", FirstName: "Alva", LastName: "Ek" },
      ] as unknown as BusinessPartner["ContactEmployees"],
    });
    expect(toUser(written, ruling())).toMatchObject({
      value: {
        email: "alva@example.com",
        customernumber: "C20001",
        namefirst: "Alva",
        namelast: "Ek",
        company: "Exempel AB",
        companyid: "5566778899",
        phone: "+4681234567",
        mobile: "+46701234567",
        address: "Storgatan 1",
        zip: "21142",
        city: "Malmö",
        countryid: "SE",
      },
    });
  });

  it("is a person with first and last name, and no number of theirs (H39)", () => {
    const written = partner({
      CardName: "Alva Maria Ek",
      CompanyPrivate: "cPrivate",
      FederalTaxID: "5566778899",
    });
    const result = toUser(written, ruling());
    expect(result).toMatchObject({ value: { namefirst: "Alva Maria", namelast: "Ek" } });
    expect(JSON.stringify(result)).not.toContain("5566778899");
  });

  it("is nobody without an e-mail address", () => {
    expect(toUser(partner({ EmailAddress: null }), ruling())).toEqual({
      ok: false,
      problems: [{ code: "partner-without-email", CardCode: "C20001" }],
    });
  });
});
