import type { Kind } from '../usage/kind.ts'

/** What one kind cost in one currency, and how much of it there was. */
export interface PricedUsage {
  readonly kind: Kind
  readonly currency: string
  /** In the bill's unit; 0 where the bill does not say. */
  readonly quantity: number
  /** Effective cost. */
  readonly cost: number
}

/** The cost of moving in one currency. `before` and `after` are of the part with a known price, nothing else. */
export interface CostChange {
  readonly currency: string
  /** Effective cost of everything that moves. */
  readonly cost: number
  /** Share of that cost, 0 to 1, of which the bill has a price in the target region. */
  readonly knownShare: number
  readonly before: number
  readonly after: number
}

/** `EUW1-BoxUsage:m5.large` → `BoxUsage:m5.large`; `N2 Core running in Frankfurt` → `N2 Core`. */
const withoutPlace = (usageType: string): string =>
  usageType.replace(/^(?:EU|CPT|[A-Z]{3}\d)-/, '').replace(/ (?:running )?in [A-Z][A-Za-z .()-]*$/, '')

/** What must be the same for a price to be the same product's. */
const productOf = ({ kind, currency }: PricedUsage): string =>
  JSON.stringify([
    kind.provider,
    kind.serviceCode,
    withoutPlace(kind.usageType),
    kind.operation,
    kind.unit,
    kind.lineType,
    kind.commitmentStatus,
    kind.instanceType,
    kind.storageMedia,
    kind.deployment,
    currency,
  ])

/**
 * What the usage would cost at the prices that the same bill shows in the target region: effective cost per unit of the same usage
 * type, operation, unit and commitment. Where the bill has no such line the price is unknown, never zero, and left out of both sides.
 *
 * @param there everything that the bill has in the target region
 */
export function priceMove(
  moving: readonly PricedUsage[],
  there: readonly PricedUsage[],
): readonly CostChange[] {
  const prices = new Map<string, { quantity: number; cost: number }>()
  for (const each of there) {
    const product = productOf(each)
    const sum = prices.get(product) ?? { quantity: 0, cost: 0 }
    prices.set(product, { quantity: sum.quantity + each.quantity, cost: sum.cost + each.cost })
  }
  const currencies = [...new Set(moving.map(({ currency }) => currency))].sort()
  return currencies.map((currency) => {
    const own = moving.filter((each) => each.currency === currency)
    const cost = own.reduce((sum, each) => sum + each.cost, 0)
    let before = 0
    let after = 0
    for (const each of own) {
      const price = prices.get(productOf(each))
      if (!price || price.quantity <= 0 || price.cost <= 0 || each.quantity <= 0) continue
      before += each.cost
      after += (each.quantity * price.cost) / price.quantity
    }
    return { currency, cost, knownShare: cost > 0 ? Math.min(1, before / cost) : 0, before, after }
  })
}
