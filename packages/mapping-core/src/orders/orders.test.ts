import { describe, expect, it } from "vitest";
import { parseRules } from "../parse-rules.ts";
import { order, rules } from "../../test/orders.ts";
import { businessDate } from "./business-date.ts";
import { finalityOf } from "./finality.ts";
import { changesBetween, fingerprintOf } from "./fingerprint.ts";
import { referenceOf, stepKey } from "./reference.ts";
import { scopeOf } from "./scope.ts";

describe("business date (H6)", () => {
  const dateOf = (utc: string, timeZone = "Europe/Stockholm", businessDayStartsAt = "00:00"): string =>
    businessDate({ seconds: Date.parse(utc) / 1000, timeZone, businessDayStartsAt });

  it("is the date on the till's wall, not in UTC", () => {
    expect(dateOf("2026-03-31T22:30:00Z")).toBe("2026-04-01");
    expect(dateOf("2026-03-31T21:59:59Z")).toBe("2026-03-31");
  });

  it("keeps the last second of a year in the year", () => {
    expect(dateOf("2026-12-31T22:59:59Z")).toBe("2026-12-31");
    expect(dateOf("2026-12-31T23:00:00Z")).toBe("2027-01-01");
  });

  it("is the Finnish date at a Finnish till of a Swedish company", () => {
    expect(dateOf("2026-06-30T21:30:00Z", "Europe/Helsinki")).toBe("2026-07-01");
  });

  it("is the day before while the business day has not started, also on the nights of summer time", () => {
    expect(dateOf("2026-11-20T23:20:00Z", "Europe/Stockholm", "04:00")).toBe("2026-11-20");
    expect(dateOf("2026-11-21T03:00:00Z", "Europe/Stockholm", "04:00")).toBe("2026-11-21");
    expect(dateOf("2026-03-29T01:59:59Z", "Europe/Stockholm", "04:00")).toBe("2026-03-28");
    expect(dateOf("2026-03-29T02:00:00Z", "Europe/Stockholm", "04:00")).toBe("2026-03-29");
    expect(dateOf("2026-10-25T02:59:59Z", "Europe/Stockholm", "04:00")).toBe("2026-10-24");
    expect(dateOf("2026-03-01T00:30:00Z", "Europe/Stockholm", "04:00")).toBe("2026-02-28");
  });
});

describe("scope (H5)", () => {
  it("posts what a till sold", () => {
    expect(scopeOf(order(), rules()).scope).toBe("till-sale");
  });

  it("never posts a web order handed to Sitoo for pick-up, though it is closed and paid", () => {
    const pickUp = order({ registerid: null, externalid: "WEB-77", payments: [] });
    expect(finalityOf(pickUp)).toBe("final");
    expect(scopeOf(pickUp, rules()).scope).toBe("fulfilment");
  });

  it("leaves alone what no till made", () => {
    expect(scopeOf(order({ registerid: null }), rules()).scope).toBe("not-ours");
  });

  it("leaves alone what is older than the go-live (H24)", () => {
    const cutover = { orderid: 500 };
    expect(scopeOf(order({ orderid: 499 }), rules({ cutover })).scope).toBe("not-ours");
    expect(scopeOf(order({ orderid: 500 }), rules({ cutover })).scope).toBe("till-sale");
  });

  it("is not fooled by a register whose name is a property of every object", () => {
    expect(scopeOf(order({ registerid: "constructor" }), rules()).scope).toBe("till-sale");
  });

  it("lets a tag, a register or a site decide otherwise", () => {
    const scope = {
      tags: [{ key: "channel", value: "web", scope: "fulfilment" }],
      registers: { "{TRAINING}": "not-ours" },
      eshopids: [1],
    };
    const decided = parseRules({ ...rules(), scope });
    expect(scopeOf(order({ additionaldata: { channel: "web" } }), decided).scope).toBe("fulfilment");
    expect(scopeOf(order({ registerid: "{TRAINING}" }), decided).scope).toBe("not-ours");
    expect(scopeOf(order({ eshopid: 2 }), decided).scope).toBe("not-ours");
  });
});

describe("finality", () => {
  it("needs order type 10, state closed and payment successful", () => {
    expect(finalityOf(order())).toBe("final");
    expect(finalityOf(order({ orderstateid: 0 }))).toBe("open");
    expect(finalityOf(order({ orderstateid: 20 }))).toBe("void");
    expect(finalityOf(order({ ordertypeid: 100 }))).toBe("void");
    expect(finalityOf(order({ ordertypeid: 110 }))).toBe("void");
    expect(finalityOf(order({ paymentstateid: 10, payments: [] }))).toBe("closed-unpaid");
  });

  it("needs no payment for a total of zero (H30)", () => {
    expect(finalityOf(order({ lines: [{ gross: "0.00" }], paymentstateid: 0 }))).toBe("final");
  });
});

describe("identity", () => {
  it("makes keys from the order, numbered per kind and per generation (H19)", () => {
    const reference = referenceOf("1500", order({ orderid: 11_513 }));
    expect(reference).toBe("SITOO-1500-11513");
    expect(stepKey(reference, "invoice")).toBe("SITOO-1500-11513/invoice");
    expect(stepKey(reference, "payment", { number: 2 })).toBe("SITOO-1500-11513/payment-2");
    expect(stepKey(reference, "invoice", { generation: 2 })).toBe("SITOO-1500-11513/invoice~2");
  });

  it("tells in a fingerprint what changed after posting, a cancellation too (H32)", () => {
    const before = fingerprintOf(order());
    expect(changesBetween(before, fingerprintOf(order({ orderstateid: 20 })))).toEqual([
      "state was 10 and is 20",
    ]);
    expect(
      changesBetween(before, fingerprintOf(order({ payments: [{ name: "Swish", moneyamount: "100.00" }] }))),
    ).toEqual(['payments was ["Card 100.00"] and is ["Swish 100.00"]']);
    expect(changesBetween(before, fingerprintOf(order({ comment: "a note" })))).toEqual([]);
  });
});
