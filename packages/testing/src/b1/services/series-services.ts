import type { Company } from "../company.ts";
import { integerOf, isRow, type Row, textOf } from "../json.ts";
import { notFound, notModelled, refused } from "../refusal.ts";
import type { NumberedSeries } from "../setup/numbering.ts";
import { factType } from "../metadata/properties.ts";
import type { Service } from "./services.ts";
import type { ServiceParts } from "./set-up-services.ts";
import { parameter } from "./parameters.ts";
import { dayAt } from "../dates.ts";

/** The numbering series of documents and master data. */
export function seriesServices({ setUp, shapes }: ServiceParts): readonly Service[] {
  const { numbering, periods } = setUp;
  const get = (series: number | undefined): NumberedSeries => {
    const found = series === undefined ? undefined : numbering.find(series);
    if (!found) throw notFound();
    return found;
  };
  const shown = (series: NumberedSeries): Row => shapes.filled(factType("Series"), toSeries(series));
  const sent = (body: Row): Row => parameter(body, factType("Series"), shapes);
  return [
    {
      name: "SeriesService_GetDocumentSeries",
      reads: true,
      run: (body) => {
        const [code, subType] = [documentIn(body), subTypeIn(body)];
        return numbering
          .all()
          .filter(({ Document, DocumentSubType = "--" }) => Document === code && DocumentSubType === subType)
          .map(shown);
      },
    },
    {
      name: "SeriesService_GetSeries",
      reads: true,
      run: (body) => shown(get(numberIn(body, "SeriesParams"))),
    },
    {
      name: "SeriesService_GetDefaultSeries",
      reads: true,
      run: (body, { at }) => {
        const day = dayAt(at);
        const period = periods.all().find(({ from, to }) => from <= day && day <= to);
        const found =
          period &&
          numbering.defaultOf({ objectCode: documentIn(body), period, ...mainBranch(setUp.company) });
        if (!found) throw notFound();
        return shown(found);
      },
    },
    {
      name: "SeriesService_AddSeries",
      reads: false,
      run: (body) => {
        const Series = Math.max(0, ...numbering.all().map((each) => each.Series)) + 1;
        numbering.put({ ...fromSeries(sent(body)), Series });
        return { Series };
      },
    },
    {
      name: "SeriesService_UpdateSeries",
      reads: false,
      run: (body) => {
        const row = sent(body);
        const known = get(integerOf(row, "SeriesProperty"));
        numbering.put({
          ...known,
          ...fromSeries({ ...toSeries(known), ...row }),
        });
        return undefined;
      },
    },
    {
      name: "SeriesService_SetDefaultSeriesForAllUsers",
      reads: false,
      run: (body) => {
        const chosen = get(numberIn(body, "DocumentSeriesParams"));
        for (const each of numbering.all()) {
          if (competes(each, chosen)) numbering.put({ ...each, isDefault: each.Series === chosen.Series });
        }
        return undefined;
      },
    },
  ];
}

/** The service is not told a branch; which one it takes is not known: the main one here. */
function mainBranch({ businessPlaces = [] }: Company): { readonly branch?: number } {
  const main = businessPlaces.find(({ MainBPL }) => MainBPL) ?? businessPlaces[0];
  return main ? { branch: main.BPLID } : {};
}

/** Only one series of a kind of document, indicator and branch is the default. */
function competes(one: NumberedSeries, other: NumberedSeries): boolean {
  const same = ({ Document, PeriodIndicator, BPLID }: NumberedSeries): string =>
    JSON.stringify([Document, PeriodIndicator, BPLID]);
  return same(one) === same(other);
}

function documentIn({ DocumentTypeParams: given }: Row): string {
  const code = isRow(given) ? textOf(given, "Document") : undefined;
  if (code === undefined) throw notFound();
  return code;
}

function subTypeIn({ DocumentTypeParams: given }: Row): string {
  return (isRow(given) ? textOf(given, "DocumentSubType") : undefined) ?? "--";
}

function numberIn(body: Row, name: string): number | undefined {
  return isRow(body[name]) ? integerOf(body[name], "Series") : undefined;
}

function toSeries(series: NumberedSeries): Row {
  const { Document, Name, InitialNumber, LastNumber = null, NextNumber, BPLID = null } = series;
  return {
    SeriesProperty: series.Series,
    Document,
    DocumentSubType: series.DocumentSubType ?? "--",
    Name,
    InitialNumber,
    LastNumber,
    NextNumber,
    BPLID,
    Prefix: series.Prefix ?? null,
    Suffix: series.Suffix ?? null,
    DigitNumber: series.DigitNumber ?? 0,
    PeriodIndicator: series.PeriodIndicator,
    Locked: series.Locked ? "tYES" : "tNO",
    SeriesType: Document === "2" ? "stBusinessPartner" : "stDocument",
  };
}

function fromSeries(row: Row): NumberedSeries {
  const [Document, Name] = [textOf(row, "Document"), textOf(row, "Name")];
  const [InitialNumber = 1, LastNumber] = [integerOf(row, "InitialNumber"), integerOf(row, "LastNumber")];
  const [BPLID, DigitNumber] = [integerOf(row, "BPLID"), integerOf(row, "DigitNumber")];
  const [Prefix, Suffix] = [textOf(row, "Prefix"), textOf(row, "Suffix")];
  if (row.IsManual === "tYES") throw notModelled("series whose numbers are given by hand (IsManual)");
  if (!Document || !Name) throw refused("A value must be entered [NNM1.SeriesName]"); // text: ours
  return {
    Series: integerOf(row, "SeriesProperty") ?? 0,
    Document,
    Name,
    InitialNumber,
    NextNumber: integerOf(row, "NextNumber") ?? InitialNumber,
    PeriodIndicator: textOf(row, "PeriodIndicator") ?? "Default",
    Locked: row.Locked === "tYES",
    ...(LastNumber !== undefined && { LastNumber }),
    ...(BPLID !== undefined && { BPLID }),
    ...(DigitNumber !== undefined && { DigitNumber }),
    ...(Prefix && { Prefix }),
    ...(Suffix && { Suffix }),
  };
}
