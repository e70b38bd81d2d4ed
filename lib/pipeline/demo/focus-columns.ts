/** The columns of FOCUS 1.0. */
export const FOCUS_COLUMNS = [
  'AvailabilityZone',
  'BilledCost',
  'BillingAccountId',
  'BillingAccountName',
  'BillingCurrency',
  'BillingPeriodEnd',
  'BillingPeriodStart',
  'ChargeCategory',
  'ChargeClass',
  'ChargeDescription',
  'ChargeFrequency',
  'ChargePeriodEnd',
  'ChargePeriodStart',
  'CommitmentDiscountCategory',
  'CommitmentDiscountId',
  'CommitmentDiscountName',
  'CommitmentDiscountStatus',
  'CommitmentDiscountType',
  'ConsumedQuantity',
  'ConsumedUnit',
  'ContractedCost',
  'ContractedUnitPrice',
  'EffectiveCost',
  'InvoiceIssuerName',
  'ListCost',
  'ListUnitPrice',
  'PricingCategory',
  'PricingQuantity',
  'PricingUnit',
  'ProviderName',
  'PublisherName',
  'RegionId',
  'RegionName',
  'ResourceId',
  'ResourceName',
  'ResourceType',
  'ServiceCategory',
  'ServiceName',
  'SkuId',
  'SkuPriceId',
  'SubAccountId',
  'SubAccountName',
  'Tags',
] as const

/** What Azure's export adds. */
export const AZURE_COLUMNS = [
  ...FOCUS_COLUMNS,
  'x_PricingUnitDescription',
  'x_ResourceGroupName',
  'x_SkuDetails',
  'x_SkuMeterCategory',
  'x_SkuMeterName',
  'x_SkuMeterSubcategory',
] as const

/** What Google's export adds. */
export const GOOGLE_COLUMNS = [...FOCUS_COLUMNS, 'x_Credits', 'x_ServiceId'] as const

export type FocusColumn = (typeof FOCUS_COLUMNS)[number]
export type AzureColumn = (typeof AZURE_COLUMNS)[number]
export type GoogleColumn = (typeof GOOGLE_COLUMNS)[number]
