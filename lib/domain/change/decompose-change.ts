import { CHANGE_PARTS, type Change, type ChangePart, type KindUse } from './change.ts'
import { placeFreeUse, placeOf } from './place-free-use.ts'
import { inEach, NO_CHANGE, type Scenarios, sumOf } from './scenarios.ts'

/** What was used in one period: the amount and its carbon. */
interface Used {
  readonly amount: number
  readonly kgCo2e: Scenarios
}

/** The same usage in both periods. */
interface Pair {
  readonly base: Used
  readonly now: Used
}

/** One use in one place. */
interface Cell extends Pair {
  readonly family: string
  readonly use: string
  readonly place: string
}

type Parts = Record<ChangePart, Scenarios>

const NOTHING: Used = { amount: 0, kgCo2e: NO_CHANGE }

const together = (all: readonly Used[]): Used => ({
  amount: all.reduce((sum, { amount }) => sum + amount, 0),
  kgCo2e: sumOf(all.map(({ kgCo2e }) => kgCo2e)),
})

const pairOf = (pairs: readonly Pair[]): Pair => ({
  base: together(pairs.map(({ base }) => base)),
  now: together(pairs.map(({ now }) => now)),
})

const differenceOf = ({ base, now }: Pair): Scenarios =>
  inEach((scenario) => now.kgCo2e[scenario] - base.kgCo2e[scenario])

/** Sums of doubles that should be nothing leave less than this of what was summed. */
const ROUNDING = 1e-12

/** The parts without what is only the rounding of sums as large as `of`. */
const withoutRounding = (parts: Parts, of: Scenarios): Parts =>
  Object.fromEntries(
    CHANGE_PARTS.map((name) => [
      name,
      inEach((scenario) =>
        Math.abs(parts[name][scenario]) <= ROUNDING * of[scenario] ? 0 : parts[name][scenario],
      ),
    ]),
  ) as Parts

const noParts = (): Parts => ({ volume: NO_CHANGE, mix: NO_CHANGE, region: NO_CHANGE, factors: NO_CHANGE })

const addParts = (all: readonly Parts[]): Parts =>
  Object.fromEntries(CHANGE_PARTS.map((part) => [part, sumOf(all.map((each) => each[part]))])) as Parts

function groupBy<Item>(items: readonly Item[], key: (item: Item) => string): Item[][] {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const group = groups.get(key(item))
    if (group) group.push(item)
    else groups.set(key(item), [item])
  }
  return [...groups.values()]
}

/** Kg per unit, or null where nothing was used. */
const rateOf = ({ amount, kgCo2e }: Used, scenario: keyof Scenarios): number | null =>
  amount > 0 ? kgCo2e[scenario] / amount : null

/** Uses of which each month has an amount that a rate can be formed with: corrections and zeros that cost carbon cannot. */
const isRegular = (uses: readonly KindUse[]): boolean =>
  uses.every(
    ({ amount, kgCo2e }) =>
      amount >= 0 &&
      Object.values(kgCo2e).every((kg) => (amount === 0 ? kg === 0 : Number.isFinite(kg / amount))),
  )

/** Usage of one kind that is counted differently in the two periods: its change is no change of usage. */
function isCountedOtherwise(base: readonly KindUse[], now: readonly KindUse[]): boolean {
  if (base.length === 0 || now.length === 0) return false
  const how = new Set([...base, ...now].map((use) => `${use.isEstimated} ${use.basis}`))
  return how.size > 1
}

/** Volume, mix, region and factors of one family whose amounts can be compared, in one scenario. */
function familyParts(cells: readonly Cell[], scenario: keyof Scenarios): Record<ChangePart, number> {
  const family = pairOf(cells)
  const difference = differenceOf(family)[scenario]
  const rate = rateOf(family.base, scenario)
  if (rate === null || family.now.amount <= 0) return { volume: difference, mix: 0, region: 0, factors: 0 }
  let mix = 0
  let region = 0
  let factors = 0
  for (const use of groupBy(cells, (cell) => cell.use)) {
    const { base, now } = pairOf(use)
    const share = base.amount / family.base.amount
    const useRate = rateOf(base, scenario) ?? rateOf(now, scenario) ?? 0
    mix += (now.amount - share * family.now.amount) * useRate
    if (base.amount <= 0 || now.amount <= 0) continue
    for (const cell of use) {
      const before = rateOf(cell.base, scenario) ?? rateOf(cell.now, scenario) ?? 0
      const after = rateOf(cell.now, scenario) ?? 0
      region += (cell.now.amount - (cell.base.amount / base.amount) * now.amount) * before
      factors += (after - before) * cell.now.amount
    }
  }
  return { volume: (family.now.amount - family.base.amount) * rate, mix, region, factors }
}

function partsOfFamily(cells: readonly Cell[]): Parts {
  const [low, central, high] = [
    familyParts(cells, 'low'),
    familyParts(cells, 'central'),
    familyParts(cells, 'high'),
  ]
  const part = (name: ChangePart): Scenarios => ({ low: low[name], central: central[name], high: high[name] })
  return { volume: part('volume'), mix: part('mix'), region: part('region'), factors: part('factors') }
}

/**
 * The change of emissions (kg CO2e) from one period to another, split into parts that add up to it in each
 * scenario: a nested, additive shift-share decomposition. Within a *family* (provider, service, category, basis
 * and unit: amounts that can be added) it asks in turn, each step at the new amounts of the one before:
 *
 * - **volume**: the change of the family's amount, times its base average per unit;
 * - **mix**: the change of the shares of *uses* (kinds whatever the place), times the base rate of each;
 * - **region**: the change of the shares of places within each use, times the base rate there;
 * - **factors**: the change of the rate of the same use in the same place, times its new amount: another year of
 *   the grid or of PUE, another length of month, another way to count.
 *
 * A family that starts or ends is volume, a use that starts or ends within a family is mix, a place of a use is
 * region; what starts has no base rate and is taken at its new one. Where an amount is a correction (negative in
 * some month), no share can be formed: its change is volume. A kind that is estimated in one period only, or on
 * another basis, changes by factors alone. Usage proxied by cost has money for its amount, so that a change of price is
 * volume there. Usage that moves between months of one period meets other factors: that too is factors.
 *
 * Source: the shift-share method of regional accounting (Dunn 1960) as an additive decomposition with base weights
 * (Ang 2015, "LMDI decomposition approach: a guide for implementation", compares the family of methods).
 *
 * @example
 * // 10 h of one machine in a place of 2 kg/h, then 20 h of which 10 in a place of 1 kg/h:
 * // 20 kg → 30 kg; volume +20, mix 0, region (10 − 0)×1 + (10 − 20)×2 = −10, factors 0
 */
export function decomposeChange(base: readonly KindUse[], now: readonly KindUse[]): Change {
  const cells = new Map<string, { base: KindUse[]; now: KindUse[]; cell: Omit<Cell, 'base' | 'now'> }>()
  const lone: Parts[] = []
  const byKind = groupBy(
    [
      ...base.map((use) => ({ use, at: 'base' as const })),
      ...now.map((use) => ({ use, at: 'now' as const })),
    ],
    ({ use }) => use.kindId,
  )
  for (const uses of byKind) {
    const before = uses.filter(({ at }) => at === 'base').map(({ use }) => use)
    const after = uses.filter(({ at }) => at === 'now').map(({ use }) => use)
    if (isCountedOtherwise(before, after)) {
      lone.push({ ...noParts(), factors: differenceOf({ base: together(before), now: together(after) }) })
      continue
    }
    const { kind, category, basis } = (after[0] ?? before[0]) as KindUse
    const family = JSON.stringify([
      kind.provider,
      kind.serviceCode,
      kind.serviceName,
      category,
      basis,
      kind.unit,
    ])
    const [use, place] = [placeFreeUse(kind), placeOf(kind)]
    const key = JSON.stringify([family, use, place])
    const cell = cells.get(key) ?? { base: [], now: [], cell: { family, use, place } }
    cell.base.push(...before)
    cell.now.push(...after)
    cells.set(key, cell)
  }
  const regular: Cell[] = []
  for (const each of cells.values()) {
    const cell = { ...each.cell, base: together(each.base), now: together(each.now) }
    if (isRegular([...each.base, ...each.now])) regular.push(cell)
    else lone.push({ ...noParts(), volume: differenceOf(cell) })
  }
  const parts = addParts([...lone, ...groupBy(regular, ({ family }) => family).map(partsOfFamily)])
  const total = { base: together([NOTHING, ...base]), now: together([NOTHING, ...now]) }
  const size = inEach((scenario) =>
    [...base, ...now].reduce((sum, { kgCo2e }) => sum + Math.abs(kgCo2e[scenario]), 0),
  )
  return {
    base: total.base.kgCo2e,
    now: total.now.kgCo2e,
    difference: differenceOf(total),
    parts: withoutRounding(parts, size),
  }
}
