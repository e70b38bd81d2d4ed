import { MAX_AUTHOR_LENGTH } from '../access/author.ts'
import type { FactorSet, FactorSetId } from '../factors/factor-set.ts'
import type { Month } from '../usage/kind.ts'
import { type Adjustments, type FactorOverride, hasMethod, hasMonths, type KindRule } from './adjustments.ts'

/** What is wrong with one adjustment, in words. */
export interface AdjustmentFault {
  /** Which one, counted from 1: `override 3`, `rule 1`. */
  readonly item: string
  readonly field: string
  readonly fault: string
}

type Fault = Omit<AdjustmentFault, 'item'>

const MAX_TEXT = 500
const MAX_SHOWN = 80
const MAX_ADJUSTMENTS = 1000
const MONTH = /^\d{4}-(?:0[1-9]|1[0-2])$/

const textFault = (field: string, text: string, most: number): readonly Fault[] => {
  if (text.trim() === '') return [{ field, fault: 'must not be empty' }]
  return text.length > most ? [{ field, fault: `use at most ${most} characters` }] : []
}

const changeFaults = ({ author, reason }: { author: string; reason: string }): readonly Fault[] => [
  ...textFault('author', author, MAX_AUTHOR_LENGTH),
  ...textFault('reason', reason, MAX_TEXT),
]

const isMonth = (month: Month | undefined): boolean => month === undefined || MONTH.test(month)

type KnownSet = Pick<FactorSet, 'rules'>

/** The unit of the figure that an override names; undefined where its factor set has no such figure. */
export type UnitOf = (override: Pick<FactorOverride, 'factorSet' | 'figureId'>) => string | undefined

/** No grid comes near it: coal alone is about 1000 gCO2e per kWh. */
const MOST_GRAMS_PER_KWH = 5000

function overrideFaults(override: FactorOverride, unitOf: UnitOf): readonly Fault[] {
  const { figureId, unit, low, central, high, year, from, to, method } = override
  const faults: Fault[] = [
    ...textFault('figureId', figureId, MAX_TEXT),
    ...textFault('unit', unit, MAX_TEXT),
    ...changeFaults(override),
  ]
  const say = (isWrong: boolean, field: string, fault: string) => {
    if (isWrong) faults.push({ field, fault })
  }
  const own = unitOf(override)
  say(
    own === undefined && figureId.trim() !== '',
    'figureId',
    `${override.factorSet} has no figure “${figureId.slice(0, MAX_SHOWN)}”: name it as the factors in use do`,
  )
  say(own !== undefined && unit !== own, 'unit', `this figure is in ${own}: give it in that unit`)
  const values = [low, central, high]
  if (!values.every((value) => Number.isFinite(value) && value >= 0))
    faults.push({ field: 'value', fault: 'low, central and high must be numbers from 0 up' })
  else say(low > central || central > high, 'value', 'low must not be above central, nor central above high')
  say(figureId.startsWith('PUE, ') && low < 1, 'value', 'a PUE is never below 1')
  say(own === 'fraction' && high > 1, 'value', 'a fraction is from 0 to 1')
  say(
    hasMethod(figureId) && Number.isFinite(high) && high > MOST_GRAMS_PER_KWH,
    'value',
    `an intensity is from 0 to ${MOST_GRAMS_PER_KWH} gCO2e/kWh`,
  )
  say(!Number.isInteger(year) || year < 1990 || year > 2100, 'year', 'use a year such as 2026')
  say(!isMonth(from), 'from', 'use a month such as 2026-08')
  say(!isMonth(to), 'to', 'use a month such as 2026-08')
  say(from !== undefined && to !== undefined && from > to, 'to', 'the months end before they begin')
  say((from ?? to) !== undefined && !hasMonths(figureId), 'from', 'this figure does not depend on the month')
  say(
    method !== undefined && !hasMethod(figureId),
    'method',
    'only grid intensities differ between location and market',
  )
  return faults
}

function ruleFaults(rule: KindRule, sets: Readonly<Record<FactorSetId, KnownSet>>): readonly Fault[] {
  const { provider, service, usageType, outcome } = rule
  const faults: Fault[] = [
    ...textFault('provider', provider, MAX_TEXT),
    ...textFault('service', service, MAX_TEXT),
    ...changeFaults(rule),
  ]
  if (usageType.length > MAX_TEXT)
    faults.push({ field: 'usageType', fault: `use at most ${MAX_TEXT} characters` })
  const { ruleId } = outcome.as === 'like' ? outcome : { ruleId: undefined }
  if (ruleId !== undefined && !Object.values(sets).some(({ rules }) => rules.some(({ id }) => id === ruleId)))
    faults.push({ field: 'ruleId', fault: 'no factor set has a rule of this name' })
  return faults
}

/**
 * Everything that is wrong with some adjustments; none where they may be put in force.
 *
 * @param sets the factor sets there are
 * @param unitOf knows their figures
 */
export function adjustmentFaults(
  { overrides, kindRules }: Adjustments,
  sets: Readonly<Record<FactorSetId, KnownSet>>,
  unitOf: UnitOf,
): readonly AdjustmentFault[] {
  const tooMany = overrides.length + kindRules.length > MAX_ADJUSTMENTS
  if (tooMany) return [{ item: 'adjustments', field: 'number', fault: `use at most ${MAX_ADJUSTMENTS}` }]
  const named = (name: string, index: number, faults: readonly Fault[]) =>
    faults.map((fault) => ({ item: `${name} ${index + 1}`, ...fault }))
  return [
    ...overrides.flatMap((override, index) => named('override', index, overrideFaults(override, unitOf))),
    ...kindRules.flatMap((rule, index) => named('rule', index, ruleFaults(rule, sets))),
  ]
}
