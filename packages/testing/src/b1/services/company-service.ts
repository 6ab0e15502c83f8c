import type { Json, Row } from "../json.ts";
import type { EntityType } from "../metadata/entity-type.ts";
import { factType } from "../metadata/properties.ts";
import type { B1Options } from "../options.ts";
import { notModelled, SapRefusal } from "../refusal.ts";
import type { SetUp } from "../setup/set-up.ts";
import type { Service } from "./services.ts";
import type { ServiceParts } from "./set-up-services.ts";
import { parameter } from "./parameters.ts";
import { checkWebhookSettings, webhookDefaults, webhookFields } from "./webhook-settings.ts";

/** What the company says of itself, and the settings that can be changed while it runs. */
export function companyServices({ setUp, shapes }: ServiceParts): readonly Service[] {
  const shown = (options: Readonly<B1Options>): Row =>
    shapes.filled(adminInfoType, adminInfo(setUp, options));
  return [
    {
      name: "CompanyService_GetCompanyInfo",
      reads: true,
      isFunction: true,
      run: (_, { options }) => shapes.filled(factType("CompanyInfo"), companyInfo(setUp, options)),
    },
    {
      name: "CompanyService_GetAdminInfo",
      reads: true,
      isFunction: true,
      run: (_, { options }) => shown(options),
    },
    {
      name: "CompanyService_UpdateAdminInfo",
      reads: false,
      run: (body, { options }) => {
        const sent = parameter(body, adminInfoType, shapes);
        checkFolders(sent);
        checkWebhookSettings(sent);
        setUp.admin.set(changesIn(sent, shown(options)));
        return undefined;
      },
    },
    { name: "CompanyService_GetPathAdmin", reads: true, isFunction: true, run: () => pathAdmin(setUp) },
  ];
}

const adminInfoType: EntityType = { name: "AdminInfo", table: "OADM", fields: webhookFields };

function adminInfo(setUp: SetUp, options: Readonly<B1Options>): Row {
  const { company, admin } = setUp;
  return {
    Code: 1,
    CompanyName: company.CompanyName,
    TotalsAccuracy: 2,
    AccuracyofQuantities: 3,
    RateAccuracy: 6,
    PercentageAccuracy: 4,
    MeasuringAccuracy: 3,
    QueryAccuracy: 2,
    DateTemplate: "dt_CCYYMMDD",
    DecimalSeparator: ".",
    ThousandsSeparator: ",",
    DateSeparator: "-",
    ContinuousStockManagement: "tYES",
    ContinuousStockSystem: "bis_MovingAverage",
    DefaultWarehouse: company.warehouses[0]?.WarehouseCode ?? null,
    DefaultCustomerPaymentTerms: -1,
    DefaultVendorPaymentTerms: -1,
    DefaultCustomerPriceList: 1,
    DefaultVendorPriceList: 1,
    ...webhookDefaults,
    ...admin.all(),
    ...ruling(setUp, options),
  };
}

/** The settings by which the emulator works. They come from the company: changing them here would only seem to. */
function ruling({ company, branches }: SetUp, options: Readonly<B1Options>): Row {
  const { settings } = company;
  return {
    LocalCurrency: company.LocalCurrency,
    SystemCurrency: company.SystemCurrency ?? company.LocalCurrency,
    DirectIndirectRate: tYesNo(!settings.IndirectRates),
    PriceAccuracy: settings.PriceAccuracy,
    TaxRateDetermination: settings.TaxRateDetermination ?? "trd_DocumentDate",
    EnableSeparatePriceMode: tYesNo(settings.EnableSeparatePriceMode ?? false),
    EnableBranches: tYesNo(branches.enabled),
    EnableApprovalProcedureInDI: tYesNo(options.approvals !== "none"),
    BlockStockNegativeQuantity: tYesNo(settings.BlockStockNegativeQuantity),
    AllowFuturePostingDate: tYesNo(settings.AllowFuturePostingDate ?? true),
    CreditRestriction: tYesNo(settings.BlockCreditLimit ?? false),
    MaxDaysForCancel: settings.MaxDaysForCancel ?? 0,
  };
}

function companyInfo({ company }: SetUp, { version }: Readonly<B1Options>): Row {
  const { settings } = company;
  return {
    Version: Number(version),
    CompanyName: company.CompanyName,
    BlockStockNegativeQuantity: tYesNo(settings.BlockStockNegativeQuantity),
    GroupLinesInVATCalculation: tYesNo(settings.GroupLinesInVATCalculation),
    TaxCalculationSystem: "PreconfiguredFormula",
    MaxNumberOfDocumentsInPmt: settings.MaxNumberOfDocumentsInPmt ?? 999,
    MaxRecordsInChooseFromList: 0,
    LanguageCode: "ln_English",
    Localization: settings.Localization ?? null,
  };
}

function pathAdmin({ admin }: SetUp): Row {
  const folders = [
    "WordTemplateFolderPath",
    "PicturesFolderPath",
    "AttachmentsFolderPath",
    "ExtensionsFolderPath",
  ];
  return {
    ...Object.fromEntries(folders.map((folder) => [folder, admin.get(folder) ?? null])),
    PrintId: null,
  };
}

/** What rules no books, as its webhooks do not: who the company is, and where its files are. */
const changeable =
  /^(CompanyName|Address|Country|PrintingHeader|PhoneNumber[12]|FaxNumber|eMail|\w+Folder(Path)?)$/;

/** Sent back as it was read, nothing is refused and nothing set: only a change is, refused if it could rule the books. */
function changesIn(sent: Row, shown: Row): Row {
  const changes = Object.entries(sent).filter(
    ([property, value]) => JSON.stringify(value) !== JSON.stringify(shown[property]),
  );
  const refused = changes.find(([property]) => !changeable.test(property) && !(property in webhookFields));
  if (refused) throw notModelled(`a change of AdminInfo.${refused[0]} while the company runs`);
  return Object.fromEntries(changes);
}

const absolute = /^(?:[A-Za-z]:[\\/]|\\\\|\/)/;

/** The emulator has no folders: what does not even look like a path is refused. */
function checkFolders(sent: Row): void {
  const isWrong = ([property, value]: readonly [string, Json]): boolean =>
    /Folder(?:Path)?$/.test(property) && typeof value === "string" && !absolute.test(value);
  if (Object.entries(sent).some(isWrong)) throw new SapRefusal("10001237", "Enter valid folder path");
}

function tYesNo(value: boolean): string {
  return value ? "tYES" : "tNO";
}
