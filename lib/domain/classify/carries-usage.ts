import type { Kind } from '../usage/kind.ts'

export type CarriesUsage = { readonly carries: true } | { readonly carries: false; readonly reason: string }

/** AWS line item types and the FOCUS charge category that stand for something used. */
const USAGE_LINE_TYPES = new Set(['Usage', 'DiscountedUsage', 'SavingsPlanCoveredUsage'])

/** Lines that show again what other lines of the same bill already carry. */
const COUNTED_ELSEWHERE = /E[CK]S-EC2-(vCPU|GB)-Hours|EMR-EKS-EC2-|HostBoxUsage/

const LICENCE_FEE = /licens(e|ing) fee/i

const REASONS: Readonly<Record<string, string>> = {
  Tax: 'tax',
  Credit: 'credit',
  Refund: 'refund',
  Fee: 'fee',
  RIFee: 'reservation fee',
  Purchase: 'purchase of a commitment',
  Adjustment: 'adjustment of money',
  SavingsPlanNegation: 'savings plan negation: the covered usage has its own line',
  SavingsPlanRecurringFee: 'savings plan fee',
  SavingsPlanUpfrontFee: 'savings plan fee',
  BundledDiscount: 'discount',
  EdpDiscount: 'discount',
  PrivateRateDiscount: 'discount',
  SplitLineItem: 'split cost allocation: the parent line carries the usage',
}

/**
 * Whether a line stands for something used, or only moves money. The line-item rule: AWS line item types
 * `Usage`, `DiscountedUsage`, `SavingsPlanCoveredUsage`; FOCUS charge category `Usage` with a commitment that
 * is not `Unused`; and neither a line that other lines of the bill already carry nor a licence fee.
 *
 * Source: FOCUS 1.2 ChargeCategory, https://focus.finops.org/focus-specification/v1-2/; AWS line item types,
 * https://docs.aws.amazon.com/cur/latest/userguide/Lineitem-columns.html
 */
export function carriesUsage(kind: Kind): CarriesUsage {
  if (!USAGE_LINE_TYPES.has(kind.lineType)) {
    return { carries: false, reason: REASONS[kind.lineType] ?? `line type ${kind.lineType || 'missing'}` }
  }
  if (kind.commitmentStatus === 'Unused') return { carries: false, reason: 'unused part of a commitment' }
  if (kind.provider === 'AWS' && COUNTED_ELSEWHERE.test(kind.usageType)) {
    return { carries: false, reason: 'shown again: the instances carry this usage' }
  }
  if (kind.provider === 'Google Cloud' && LICENCE_FEE.test(kind.usageType)) {
    return { carries: false, reason: 'licence fee' }
  }
  return { carries: true }
}
