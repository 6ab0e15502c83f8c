import { describe, expect, it } from "vitest";
import { aScene, today, versions } from "../../test/a-company.ts";

const series = [
  { Series: 71, Document: "13", Name: "Shop", InitialNumber: 1, PeriodIndicator: "Default" },
  { Series: 72, Document: "14", Name: "Back", InitialNumber: 1, PeriodIndicator: "Default" },
];

describe.each(versions)("a company asked in %s", (version) => {
  it("says how it computes, and in which release", async () => {
    const { b1 } = aScene(version);
    expect(await b1.company.adminInfo()).toMatchObject({ LocalCurrency: "SEK", PriceAccuracy: 2 });
    const { Version, TaxCalculationSystem } = await b1.company.companyInfo();
    expect(Version).toMatch(/^\d{7}$/);
    expect(TaxCalculationSystem).toBe("PreconfiguredFormula");
  });

  it("changes a setting, and leaves the others", async () => {
    const { b1 } = aScene(version);
    const before = await b1.company.adminInfo();
    await b1.company.updateAdminInfo({ EnableWebhook: "tYES" });
    expect(await b1.company.adminInfo()).toEqual({ ...before, EnableWebhook: "tYES" });
  });

  it("lists its years and posting periods, with the state of each", async () => {
    const { b1, sap } = aScene(version);
    sap.clerk.setPeriodStatus("2026-02-01", "ltLocked");
    expect(await b1.company.periods()).toEqual([1]);
    expect(await b1.company.period(1)).toMatchObject({
      PeriodCategory: "Default",
      NumberOfPeriods: 12,
      FromPostingDate: "2026-01-01",
      ToPostingDate: "2026-12-31",
    });
    const periods = await b1.company.financePeriods(1);
    expect(periods.map(({ PeriodStatus }) => PeriodStatus).slice(0, 3)).toEqual([
      "ltUnlocked",
      "ltLocked",
      "ltUnlocked",
    ]);
    expect(await b1.company.financePeriod(2)).toMatchObject({
      PostingDateFrom: "2026-02-01",
      PostingDateTo: "2026-02-28",
    });
  });

  it.each(["both", "neither"] as const)(
    "says the number of a series under one name, in whichever its release has it (suffix in %s)",
    async (suffixedNames) => {
      const { b1, sap } = aScene(version, { series });
      sap.options.suffixedNames = suffixedNames;
      const all = await b1.company.documentSeries({ Document: "13" });
      expect(all).toMatchObject([{ Series: 71, Document: "13", Locked: "tNO", NextNumber: 1 }]);
      expect(await b1.company.series(71)).toMatchObject({ Series: 71, Name: "Shop" });
      expect(await b1.company.defaultSeries({ Document: "14" })).toMatchObject({ Series: 72 });
      expect(await b1.company.period(1)).toMatchObject({ PeriodCategory: "Default" });
    },
  );

  it("knows the rate of a day, and takes one from its superuser", async () => {
    const { b1 } = aScene(version, { SystemCurrency: "EUR" });
    expect(await b1.company.localCurrency()).toBe("SEK");
    expect(await b1.company.systemCurrency()).toBe("EUR");
    expect(await b1.company.currencyRate({ currency: "EUR", day: today })).toBe(11.25);
    await b1.company.setCurrencyRate({ currency: "EUR", day: "2026-11-24", rate: 11.3125 });
    expect(await b1.company.currencyRate({ currency: "EUR", day: "2026-11-24" })).toBe(11.3125);
  });

  it("is asked again when an answer is lost: to ask by POST changes nothing", async () => {
    const { b1, sap } = aScene(version, { series });
    sap.faults.inject("bad-gateway", { method: "POST", path: "SeriesService_GetDocumentSeries" });
    expect(await b1.company.documentSeries({ Document: "13" })).toHaveLength(1);
    sap.faults.inject("bad-gateway", { method: "POST", path: "SBOBobService_SetCurrencyRate" });
    const entered = b1.company.setCurrencyRate({ currency: "EUR", day: today, rate: 11 });
    await expect(entered).rejects.toMatchObject({ outcome: "in-doubt" });
  });
});
