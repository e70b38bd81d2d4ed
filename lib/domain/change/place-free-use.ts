import type { Kind } from '../usage/kind.ts'

/** `USW2-BoxUsage:m5.large`, `USE1-EUW1-AWS-Out-Bytes`: AWS writes the place before the usage type. */
const AWS_PLACES = /^(?:(?:US|EU|AP|CA|SA|ME|AF|IL|UG|CN|MX)(?:[A-Z]{1,2}\d)?-)+/
/** `N1 Predefined Instance Core running in Frankfurt`: Google writes it after. */
const GOOGLE_PLACE = /\s+(?:running )?in [A-Z][\w() -]*$/

/**
 * What was used, whatever the place: two kinds that differ only in region have the same text. Ids of SKUs and
 * meters are left out, because providers give each region its own; so are discounts, which change no carbon.
 *
 * @example placeFreeUse({ usageType: 'USW2-BoxUsage:m5.large', … }) === placeFreeUse({ usageType: 'BoxUsage:m5.large', … })
 */
export const placeFreeUse = (kind: Kind): string =>
  JSON.stringify([
    kind.usageType.replace(AWS_PLACES, '').replace(GOOGLE_PLACE, ''),
    kind.operation,
    kind.productFamily,
    kind.instanceType,
    kind.vcpu,
    kind.memoryGib,
    kind.cpu,
    kind.storageMedia,
    kind.deployment,
  ])

/** The place of a kind, as far as it decides carbon. */
export const placeOf = (kind: Kind): string => JSON.stringify([kind.region, kind.fromRegion, kind.toRegion])
