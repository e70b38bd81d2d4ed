import type { Expression, GroupDefinition } from '@aws-sdk/client-cost-explorer'
import type { AnsweredPeriod } from './answer-page.ts'
import type { CostExplorerConfig } from './cost-explorer-config.ts'

/** A part of a month's lines, and by what they are grouped. */
export interface PartOfMonth {
  readonly filter: Expression
  readonly groupBy: readonly GroupDefinition[]
}

/** What a first look at a month tells: its groups by region and record type and, where teams are wanted, by region and team. */
export interface FirstLook {
  readonly byRecordType: AnsweredPeriod
  readonly byTeam?: AnsweredPeriod
}

const dimension = (Key: string): GroupDefinition => ({ Type: 'DIMENSION', Key })
const BY_USAGE = [dimension('SERVICE'), dimension('USAGE_TYPE')]
const BY_MONEY = [dimension('SERVICE'), dimension('RECORD_TYPE')]

export const BY_RECORD_TYPE: readonly GroupDefinition[] = [dimension('REGION'), dimension('RECORD_TYPE')]

/** What a first look at teams is grouped by; undefined where nobody asks for them. */
export function byTeam(teamsBy: CostExplorerConfig['teamsBy']): readonly GroupDefinition[] | undefined {
  if (teamsBy === undefined) return undefined
  const team =
    teamsBy.kind === 'tag' ? { Type: 'TAG' as const, Key: teamsBy.key } : dimension('LINKED_ACCOUNT')
  return [dimension('REGION'), team]
}

/** Record types that stand for something used; all others move money only. */
const CARRIES_USAGE = /^(?:Usage|DiscountedUsage|SavingsPlanCoveredUsage)$/
const carriesUsage = (recordType: string): boolean => CARRIES_USAGE.test(recordType.replaceAll(' ', ''))

const REGION = /^[a-z]{2}(?:-[a-z]+)+-\d{1,2}$/
/** Teams of one region that are asked for one by one, the costly ones first; all others are one part without a team. */
const MOST_TEAMS = 50

const where = (Key: 'REGION' | 'RECORD_TYPE' | 'LINKED_ACCOUNT', Values: readonly string[]): Expression => ({
  Dimensions: { Key, Values: [...Values] },
})
const not = (expression: Expression): Expression => ({ Not: expression })
const all = ([first = {}, ...others]: readonly Expression[]): Expression =>
  others.length === 0 ? first : { And: [first, ...others] }

/** The lines of every region there is and of none, each exactly once. */
function places(
  look: AnsweredPeriod,
): readonly { isHere: (region: string) => boolean; filter: readonly Expression[] }[] {
  const regions = [...new Set(look.Groups.map(({ Keys: [region = ''] }) => region))].filter((it) =>
    REGION.test(it),
  )
  return [
    ...regions.sort().map((region) => ({
      isHere: (other: string) => other === region,
      filter: [where('REGION', [region])],
    })),
    {
      isHere: (other: string) => !REGION.test(other),
      filter: regions.length === 0 ? [] : [not(where('REGION', regions))],
    },
  ]
}

const cost = ({ Metrics }: AnsweredPeriod['Groups'][number]): number =>
  Number(Metrics.UnblendedCost?.Amount ?? 0)

/** The lines of one place by team: one filter for each team, and one for all that have none. */
function teams(
  { Groups }: AnsweredPeriod,
  isHere: (region: string) => boolean,
  teamsBy: NonNullable<CostExplorerConfig['teamsBy']>,
): readonly (readonly Expression[])[] {
  const condition = (values: readonly string[]): Expression =>
    teamsBy.kind === 'tag'
      ? { Tags: { Key: teamsBy.key, Values: [...values] } }
      : where('LINKED_ACCOUNT', values)
  const teamOf = (key: string): string =>
    teamsBy.kind === 'tag' ? key.slice(teamsBy.key.length + 1) : /^\d{12}$/.test(key) ? key : ''
  const here = new Map<string, number>()
  for (const group of Groups) {
    const [region = '', key = ''] = group.Keys
    const value = teamOf(key)
    if (isHere(region)) here.set(value, (here.get(value) ?? 0) + cost(group))
  }
  const named = [...here]
    .filter(([value]) => value !== '')
    .sort(([a, costOfA], [b, costOfB]) => costOfB - costOfA || (a < b ? -1 : 1))
    .slice(0, MOST_TEAMS)
    .map(([value]) => value)
  if (named.length === 0) return [[]]
  const isRest = here.size > named.length
  return [...named.map((value) => [condition([value])]), ...(isRest ? [[not(condition(named))]] : [])]
}

/**
 * The questions that together ask for every line of a month exactly once: usage by service and usage type for each region (and team),
 * and all money that is no usage by service and record type for each region. Two groupings is what Cost Explorer allows.
 */
export function questionsOfMonth(
  { byRecordType, byTeam: look }: FirstLook,
  teamsBy: CostExplorerConfig['teamsBy'],
): readonly PartOfMonth[] {
  const types = new Set(byRecordType.Groups.map(({ Keys: [, type = ''] }) => type))
  const usageTypes = [...types].filter(carriesUsage).sort()
  const isUsage = where('RECORD_TYPE', usageTypes)
  return places(byRecordType).flatMap(({ isHere, filter }) => {
    const here = byRecordType.Groups.filter(({ Keys: [region = ''] }) => isHere(region))
    const isThere = (usage: boolean) => here.some(({ Keys: [, type = ''] }) => carriesUsage(type) === usage)
    const shares = look === undefined || teamsBy === undefined ? [[]] : teams(look, isHere, teamsBy)
    const usage = shares.map((team) => ({ filter: all([isUsage, ...filter, ...team]), groupBy: BY_USAGE }))
    const notUsage = usageTypes.length === 0 ? [] : [not(isUsage)]
    const money = { filter: all([...notUsage, ...filter]), groupBy: BY_MONEY }
    return [...(isThere(true) ? usage : []), ...(isThere(false) ? [money] : [])]
  })
}
