import type { Habit } from "../habit.ts";

/**
 * Items, partners and what belongs to them. First values of items, their prices, bar codes and warehouses are those of a
 * recorded answer (1000280); the others are inferred from what SAP's client shows in a new record.
 */
export const masterHabits: Readonly<Record<string, Habit>> = {
  Item: {
    table: "OITM",
    kept: `ForeignName Picture User_Text SerialNum SupplierCatalogNo DataExportCode SWW Manufacturer ShipType
      CommissionPercent CommissionGroup ValidRemarks FrozenRemarks SalesUnit SalesPackagingUnit SalesUnit* SalesLength*
      SalesWidth* SalesHeight* SalesVolume* SalesWeight* PurchaseUnit* PurchasePackagingUnit PurchaseLength*
      PurchaseWidth* PurchaseHeight* PurchaseVolume* PurchaseWeight* Properties* WarrantyTemplate OrderMultiple
      OrderIntervals LeadTime MinOrderQuantity DesiredInventory MinInventory MaxInventory InventoryUOM InventoryWeight*`,
    initial: [
      [
        -1,
        `CustomsGroupCode Manufacturer OutgoingServiceCode IncomingServiceCode ServiceGroup NCMCode MaterialGroup
        DNFEntry FuelID BeverageCommercialBrandCode UoMGroupEntry InventoryUoMEntry ChapterID SACEntry
        ServiceCategoryEntry PricingUnit CESTCode`,
      ],
      ["tYES", "VatLiable PurchaseItem SalesItem Valid ForceSelectionOfSerialNumber WTLiable InCostRollup"],
      [0, "CommissionGroup"],
      [
        1,
        `SalesItemsPerUnit SalesQtyPerPackUnit PurchaseItemsPerUnit PurchaseQtyPerPackUnit SalesFactor1 SalesFactor2
        SalesFactor3 SalesFactor4 PurchaseFactor1 PurchaseFactor2 PurchaseFactor3 PurchaseFactor4 CountingItemsPerUnit`,
      ],
      [4, "SalesVolumeUnit PurchaseVolumeUnit"],
      [100, "ItemsGroupCode"],
      [3, "Series"],
      ["iNotATree", "TreeType"],
      ["glm_WH", "GLMethod"],
      ["tt_Yes", "TaxType"],
      ["bis_MovingAverage", "CostAccountingMethod"],
      ["im_Backflush", "IssueMethod"],
      ["bomm_OnEveryTransaction", "SRIAndBatchManageMethod"],
      ["bop_None", "PlanningSystem"],
      ["bom_Buy", "ProcurementMethod"],
      ["bomcw_BOM", "ComponentWarehouse"],
      ["itItems", "ItemType"],
      ["itcMaterial", "ItemClass"],
      ["mt_FinishedGoods", "MaterialType"],
      ["0", "ProductSource"],
      ["toarGeneral", "TypeOfAdvancedRules"],
      ["ipbSerialAndBatchNumbers", "IssuePrimarilyBy"],
      ["", "AssetClass AssetGroup InventoryNumber AssetSerialNumber"],
      ["New", "AssetStatus"],
      ["gtc_Regular", "GSTTaxCategory"],
      ["se_NotExcisable", "SOIExcisable"],
      [null, "CapitalGoodsOnHoldPercent CapitalGoodsOnHoldLimit CtrSealQty WeightOfRecycledPlastic"],
    ],
    sizes: { ForeignName: 200 },
  },
  ItemPrice: { table: "ITM1", initial: [[1, "Factor"]] },
  ItemBarCode: { table: "OBCD", initial: [[-1, "UoMEntry"]] },
  BarCode: { table: "OBCD", initial: [[-1, "UoMEntry"]] },
  ItemWarehouseInfo: {
    table: "OITW",
    initial: [
      ["tYES", "IndEscala"],
      [1, "UserSignature"],
    ],
  },
  ItemIntrastatExtension: {
    initial: [
      ["dDocument_Items", "Type"],
      ["ssmImmediate", "ServiceSupplyMethod"],
      ["spmOther", "ServicePaymentMethod"],
      ["tYES", "UseWeightInCalculation"],
    ],
  },
  Warehouse: { table: "OWHS", sizes: { WarehouseCode: 8, WarehouseName: 100 } },
  BusinessPartner: {
    table: "OCRD",
    kept: `Address ZipCode MailAddress MailZipCode Phone1 Phone2 Fax ContactPerson Notes FreeText Cellular City County
      Country MailCity MailCounty MailCountry Picture AdditionalID Pager CardForeignName IBAN Block BillToState
      ShipToState BillToBuildingFloorRoom ShipToBuildingFloorRoom Website LanguageCode ProjectCode
      Profession Industry Territory SalesPersonCode Properties* ShippingType CompanyRegistrationNumber VatIDNum
      AliasName GlobalLocationNumber EDISenderID EDIRecipientID OwnerCode BlockSendingMarketingContent ReferenceDetails
      ValidRemarks FrozenRemarks Indicator ExemptNum EORINumber AttachmentEntry Priority UnifiedFederalTaxID
      VATRegistrationNumber RepresentativeName BusinessType IndustryType DunningTerm ContactEmployees`,
    initial: [
      ["cCompany", "CompanyPrivate"],
      ["vLiable", "VatLiable"],
      ["cPayments_sum", "FatherType"],
      ["tYES", "Valid BackOrder PartialDelivery EndorsableChecksFromBP AcceptsEndorsedChecks"],
      [-1, "SalesPersonCode PayTermsGrpCode Priority ShippingType"],
      [1, "PriceListNum"],
      [0, "CommissionGroupCode OpenOpportunities DunningLevel"],
      ["dgboNone", "DiscountBaseObject"],
      ["dgrLowestDiscount", "DiscountRelations EffectiveDiscount"],
      ["atCompany", "TypeReport"],
      ["apNo", "AutomaticPosting"],
      ["epDefaultPriority", "EffectivePrice"],
      ["rntSpanishFiscalID", "ResidenNumber"],
      ["trr_CompanyDefault", "TaxRoundingRule"],
    ],
  },
  BPAddress: {
    table: "CRD1",
    kept: `Block BuildingFloorRoom AddressName2 AddressName3 TypeOfAddress GlobalLocationNumber Nationality TaxOffice
      FederalTaxID`,
    initial: [["gstRegularTDSISD", "GstType"]],
    sizes: { AddressName: 50, Street: 100, City: 100, County: 100, ZipCode: 20, Country: 3, State: 3 },
  },
  ContactEmployee: {
    table: "OCPR",
    kept: `Name Position Address Phone1 Phone2 MobilePhone Fax E_Mail Pager Remarks1 Remarks2 PlaceOfBirth DateOfBirth
      Gender Profession Title CityOfBirth Active FirstName MiddleName LastName BlockSendingMarketingContent
      ForeignCountry`,
    initial: [
      ["tYES", "Active"],
      ["gt_Undefined", "Gender"],
    ],
    sizes: { Name: 50, FirstName: 50, MiddleName: 50, LastName: 50, E_Mail: 100 },
  },
};
