/** Where the rows of a database table stand in the Service Layer, and what its columns are called there. */
export interface TableSource {
  readonly set: string;
  /** The collection of the entity that holds the rows, when they are lines. */
  readonly lines?: string;
  /** Column by column: "SapName" or "SapName=Property"; "=^Property" is one of the head, "=#13" a fixed text. */
  readonly columns: string;
}

/** The tables that SQL queries can read here. A column is there as soon as the entity has the property. */
export const tableSources: Readonly<Record<string, TableSource>> = {
  OITM: {
    set: "Items",
    columns:
      "ItemCode ItemName FrgnName=ForeignName ItmsGrpCod=ItemsGroupCode CodeBars=BarCode VatGourpSa=SalesVATGroup VATLiable=VatLiable OnHand=QuantityOnStock IsCommited=QuantityOrderedByCustomers OnOrder=QuantityOrderedFromVendors AvgPrice=MovingAveragePrice InvntItem=InventoryItem SellItem=SalesItem PrchseItem=PurchaseItem ManSerNum=ManageSerialNumbers ManBtchNum=ManageBatchNumbers validFor=Valid validFrom=ValidFrom validTo=ValidTo frozenFor=Frozen frozenFrom=FrozenFrom frozenTo=FrozenTo CreateDate UpdateDate",
  },
  OITW: {
    set: "Items",
    lines: "ItemWarehouseInfoCollection",
    columns:
      "ItemCode=^ItemCode WhsCode=WarehouseCode OnHand=InStock IsCommited=Committed OnOrder=Ordered AvgPrice=StandardAveragePrice Locked MinStock=MinimalStock MaxStock=MaximalStock",
  },
  ITM1: {
    set: "Items",
    lines: "ItemPrices",
    columns:
      "ItemCode=^ItemCode PriceList Price Currency BasePLNum=BasePriceList Factor AddPrice1=AdditionalPrice1 AddPrice2=AdditionalPrice2",
  },
  OPLN: {
    set: "PriceLists",
    columns:
      "ListNum=PriceListNo ListName=PriceListName BASE_NUM=BasePriceList Factor GroupCode=GroupNum ValidFor=Active ValidFrom ValidTo IsGrossPrc=IsGrossPrice PrimCurr=DefaultPrimeCurrency",
  },
  OCRD: {
    set: "BusinessPartners",
    columns:
      "CardCode CardName CardType GroupCode Currency E_Mail=EmailAddress Phone1 Phone2 Cellular LicTradNum=FederalTaxID Free_Text=FreeText Notes ListNum=PriceListNum GroupNum=PayTermsGrpCode VatGroup=VatGroup Balance=CurrentAccountBalance CreditLine=CreditLimit DebPayAcct=DebitorAccount validFor=Valid frozenFor=Frozen CreateDate UpdateDate",
  },
  CRD1: {
    set: "BusinessPartners",
    lines: "BPAddresses",
    columns:
      "CardCode=^CardCode Address=AddressName AdresType=AddressType Street StreetNo ZipCode City County State Country",
  },
  ...documents("INV", "Invoices", "13"),
  ...documents("RIN", "CreditNotes", "14"),
  ...documents("DLN", "DeliveryNotes", "15"),
  ...documents("RDN", "Returns", "16"),
  ...documents("RDR", "Orders", "17"),
  ...documents("QUT", "Quotations", "23"),
  ...documents("DPI", "DownPayments", "203"),
  ...documents("DRF", "Drafts", "112"),
  ...payments("RCT", "IncomingPayments", "24"),
  ...payments("VPM", "VendorPayments", "46"),
  OJDT: {
    set: "JournalEntries",
    columns:
      "TransId=JdtNum Number RefDate=ReferenceDate DueDate TaxDate Memo Ref1=Reference Ref2=Reference2 Ref3=Reference3 TransType=OriginalJournal CreatedBy=Original BaseRef=BaseReference ObjType=#30",
  },
  JDT1: {
    set: "JournalEntries",
    lines: "JournalEntryLines",
    columns:
      "TransId=^JdtNum Line_ID Account=AccountCode ShortName Debit Credit FCDebit FCCredit FCCurrency LineMemo ContraAct=ContraAccount VatGroup=TaxGroup BPLId=BPLID RefDate=^ReferenceDate DueDate=^DueDate TransType=^OriginalJournal CreatedBy=^Original BaseRef=^BaseReference",
  },
  OBPL: {
    set: "BusinessPlaces",
    columns: "BPLId=BPLID BPLName Disabled MainBPL DflWhs=DefaultWarehouseID DflCust=DefaultCustomerID",
  },
  OCRC: {
    set: "CreditCards",
    columns: "CreditCard=CreditCardCode CardName=CreditCardName AcctCode=GLAccount",
  },
};

function documents(code: string, set: string, objectType: string): Record<string, TableSource> {
  return {
    [`O${code}`]: {
      set,
      columns: `DocEntry DocNum DocType CANCELED=CancelStatus DocStatus=DocumentStatus ObjType=#${objectType} Series DocDate DocDueDate TaxDate VatDate CardCode CardName Address Address2 NumAtCard DocTotal VatSum PaidToDate DocCur=DocCurrency DocRate Ref1=Reference1 Ref2=Reference2 Comments JrnlMemo=JournalMemo GroupNum=PaymentGroupCode PeyMethod=PaymentMethod SlpCode=SalesPersonCode Project DiscPrcnt=DiscountPercent DiscSum=TotalDiscount RoundDif=RoundingDiffAmount isIns=ReserveInvoice BPLId=BPL_IDAssignedToInvoice TransId=TransNum UserSign CtlAccount=ControlAccount DocTime CreateDate=CreationDate UpdateDate`,
    },
    [`${code}1`]: {
      set,
      lines: "DocumentLines",
      columns:
        "DocEntry=^DocEntry LineNum ItemCode Dscription=ItemDescription Quantity OpenQty=RemainingOpenQuantity Price PriceBefDi=UnitPrice PriceAfVAT=PriceAfterVAT DiscPrcnt=DiscountPercent LineTotal GTotal=GrossTotal VatSum=TaxTotal VatPrcnt=TaxPercentagePerRow VatGroup Currency WhsCode=WarehouseCode AcctCode=AccountCode OcrCode=CostingCode Project=ProjectCode SlpCode=SalesPersonCode FreeTxt=FreeText CodeBars=BarCode BaseType BaseEntry BaseLine TrgetEntry=TargetEntry TargetType LineStatus StockPrice DocDate=^DocDate",
    },
  };
}

/** The lines of a payment name it by DocNum, and mean its DocEntry. */
function payments(code: string, set: string, objectType: string): Record<string, TableSource> {
  return {
    [`O${code}`]: {
      set,
      columns: `DocEntry DocNum DocType Canceled=Cancelled ObjType=#${objectType} DocDate DocDueDate=DueDate TaxDate CardCode CardName CashAcct=CashAccount CashSum TrsfrAcct=TransferAccount TrsfrSum=TransferSum TrsfrDate=TransferDate TrsfrRef=TransferReference DocCurr=DocCurrency DocRate BPLId=BPLID Comments=Remarks JrnlMemo=JournalRemarks Ref1=Reference1 Ref2=Reference2 CounterRef=CounterReference TransId=TransNum`,
    },
    [`${code}2`]: {
      set,
      lines: "PaymentInvoices",
      columns:
        "DocNum=^DocEntry InvoiceId=LineNum DocEntry SumApplied AppliedFC DocLine InvType=InvoiceType InstId=InstallmentId DcntPrcnt=DiscountPercent",
    },
    [`${code}3`]: {
      set,
      lines: "PaymentCreditCards",
      columns:
        "DocNum=^DocEntry LineID=LineNum CreditCard CreditAcct CrCardNum=CreditCardNumber VoucherNum CreditSum CreditCur FirstDue=FirstPaymentDue FirstSum=FirstPaymentSum NumOfPmnts=NumOfPayments ConfNum=ConfirmationNum",
    },
  };
}

const documentCodes = "QUT RDR DLN RRR RDN DPI INV RIN PRQ PQT POR PDN PRR RPD DPO PCH RPC DRF".split(" ");

const others =
  "CINF OADM ADM1 OADP OCRN OCRD OCRP CRD1 ORCT RCT1 RCT2 RCT3 RCT4 OVPM VPM1 VPM2 VPM3 VPM4 ODSC DSC1 OHFC OFPR OACP OBPL OHLD HLD1 OITM OITW OIBQ OBIN OBTQ OBBQ OBTN OSRQ OSBQ OSRN OCLG OCLT OCLS ATC1 ORTT ORSC RSC1 RSC2 RSC3 RSC4 RSC5 RSC6 ORST OITT ITT1 ITT2 OWOR WOR1 WOR4 ORCJ ORCM OPLN ITM1 OJDT JDT1 OCRC OCRH ODPS OCPR ECM2".split(
    " ",
  );

/** What b1s_sqltable.conf lets queries read (manual, 4.5.1). */
export const allowedTables: ReadonlySet<string> = new Set([
  ...others,
  ...documentCodes.flatMap((code) => [
    `O${code}`,
    ...Array.from({ length: 14 }, (_, line) => `${code}${String(line + 1)}`),
  ]),
]);
