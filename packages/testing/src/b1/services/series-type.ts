import { structure } from "./structures.ts";

/** A numbering series (NNM1). The suffix of SeriesProperty is the metadata's: "Series" is its type's name. */
export const seriesType = structure("Series", "NNM1", {
  text: `
    Document DocumentSubType Prefix Suffix Remarks PeriodIndicator Name ATDocumentType
    PortugalSeriesAction PortugalSeriesStatus PortugalSeriesPhase`,
  yesNo: `
    Locked IsDigitalSeries IsManual IsElectronicCommEnabled CostAccountOnly`,
  integer: `
    InitialNumber LastNumber NextNumber SeriesProperty DigitNumber BPLID InvoiceType
    InvoiceTypeOfNegativeInvoice`,
  choices: {
    GroupCode:
      "sg_Group1 sg_Group2 sg_Group3 sg_Group4 sg_Group5 sg_Group6 sg_Group7 sg_Group8 sg_Group9 sg_Group10",
    SeriesType: "stDocument stBusinessPartner stItem stResource",
  },
});
