/**
 * A kind of usage: everything an estimate may depend on, and nothing else. A bill has
 * millions of lines and a few hundred kinds. Text that the bill does not give is `''`.
 */
export interface Kind {
  /** FOCUS ProviderName: `AWS`, `Microsoft`, `Google Cloud`, `Oracle`, or as the file says. */
  readonly provider: string
  readonly serviceCode: string
  readonly serviceName: string
  /** AWS usage type; FOCUS SkuMeter or, failing that, the charge description; GCP SKU; Azure meter. */
  readonly usageType: string
  readonly operation: string
  readonly skuId: string
  readonly productFamily: string
  /** The unit of the quantity exactly as the bill says it. */
  readonly unit: string
  /** AWS line item type or FOCUS charge category. */
  readonly lineType: string
  /** FOCUS CommitmentDiscountStatus: `Used`, `Unused` or `''`. */
  readonly commitmentStatus: string
  readonly region: string
  readonly fromRegion: string
  readonly toRegion: string
  readonly instanceType: string
  readonly vcpu: number | null
  readonly memoryGib: number | null
  readonly cpu: string
  readonly storageMedia: string
  readonly deployment: string
  /** False where the bill gives no quantity: the amount is then unknown, not zero. */
  readonly hasQuantity: boolean
}

/** A calendar month in UTC, `YYYY-MM`. */
export type Month = string

/** Hours in a month, UTC. @example hoursInMonth('2024-02') // 696 */
export function hoursInMonth(month: Month): number {
  const [year, number] = month.split('-').map(Number)
  return new Date(Date.UTC(year ?? 0, number ?? 0, 0)).getUTCDate() * 24
}
