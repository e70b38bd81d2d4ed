import type { Range } from '../../units/range.ts'
import type { ActionableSource, ActionableSums } from '../billed/actionable-sums.ts'
import type { BilledTemplate } from '../billed/billed-sample.ts'
import type { AuditMark } from '../billed/log-marks.ts'
import { type KeptPart, keptPart, type LogAction } from './kept-part.ts'

/** One thing to do: to all that a source logs, or to some of its templates. */
export interface LogPlan {
  /** By its id. */
  readonly source: string
  /** Ids of templates; null: all that the source logs. */
  readonly templates: readonly string[] | null
  readonly action: LogAction
}

/** What a what-if needs to know of a source: any `SourceSums` is one. */
export interface WhatIfSource extends ActionableSource {
  readonly id: string
  readonly auditKeep: AuditMark | null
  readonly sample: {
    readonly templates: readonly Pick<BilledTemplate, 'id' | 'shareRange' | 'auditKeep'>[]
  } | null
}

/** What is saved of a month's or any period's bill; each is at most what there is. */
export interface LogSavings {
  readonly totalKgCo2e: Range
  /** Null where the bill counts no bytes. */
  readonly writtenGb: Range | null
  readonly storedGbMonths: Range | null
  /** EffectiveCost, at the average price of the period. */
  readonly cost: readonly (Range & { readonly currency: string })[]
}

/** Why a plan saves nothing. */
export type PlanRefusal = 'audit-keep' | 'unknown-source' | 'unknown-template' | null

export interface LogWhatIf {
  /** Of the sources that plans are about, before. */
  readonly before: LogSavings
  /** Of all plans together; plans that touch the same logs save only once. */
  readonly saved: LogSavings
  /** In the order given: what each saves beyond those before it. Σ = `saved`, central with central. */
  readonly plans: readonly (LogPlan & { readonly refused: PlanRefusal; readonly saved: LogSavings })[]
}

const SCENARIOS = ['low', 'central', 'high'] as const
type Scenario = (typeof SCENARIOS)[number]

interface Removed {
  readonly written: Range
  readonly stored: Range
}

const ALL: KeptPart = { ingested: 1, stored: 1 }
const NOTHING: Removed = {
  written: { low: 0, central: 0, high: 0 },
  stored: { low: 0, central: 0, high: 0 },
}

const after = (kept: KeptPart, action: LogAction): KeptPart => {
  const then = keptPart(action)
  return { ingested: kept.ingested * then.ingested, stored: kept.stored * then.stored }
}

/** The part of a source that is removed, 0 to 1, with the shares of its templates as in one scenario; whatever has no plan of its own is the rest. */
function removedIn(
  scenario: Scenario,
  rest: KeptPart,
  own: ReadonlyMap<string, KeptPart>,
  shareOf: ReadonlyMap<string, Range>,
): KeptPart {
  const shares = [...own].map(([id, kept]) => ({ kept, share: shareOf.get(id)?.[scenario] ?? 0 }))
  const sum = shares.reduce((total, { share }) => total + share, 0)
  const within = sum > 1 ? 1 / sum : 1
  const part = (of: keyof KeptPart): number => {
    const special = shares.reduce((total, { kept, share }) => total + share * within * (1 - kept[of]), 0)
    return Math.min(1, Math.max(0, special + Math.max(0, 1 - sum) * (1 - rest[of])))
  }
  return { ingested: part('ingested'), stored: part('stored') }
}

/** What plans remove of one source, in each scenario of the shares. */
function removedOf(source: WhatIfSource, plans: readonly LogPlan[]): Removed {
  if (source.auditKeep) return NOTHING
  const templates = source.sample?.templates ?? []
  const shareOf = new Map(templates.map(({ id, shareRange }) => [id, shareRange]))
  const marked = new Set(templates.filter(({ auditKeep }) => auditKeep).map(({ id }) => id))
  const named = plans.flatMap((plan) => plan.templates ?? []).filter((id) => shareOf.has(id))
  const own = new Map([...marked, ...named].map((id) => [id, ALL]))
  let rest = ALL
  for (const { templates: only, action } of plans) {
    const about = only === null ? own.keys() : new Set(only).values()
    for (const id of about) {
      const kept = own.get(id)
      if (kept && !marked.has(id)) own.set(id, after(kept, action))
    }
    if (only === null) rest = after(rest, action)
  }
  const removed = SCENARIOS.map((scenario) => removedIn(scenario, rest, own, shareOf))
  const range = (of: keyof KeptPart): Range => {
    const [low = 0, central = 0, high = 0] = removed.map((each) => each[of])
    return { low, central, high }
  }
  return { written: range('ingested'), stored: range('stored') }
}

/** Shares that are kept as they are save less where they are larger: the ends change places. */
const ordered = ({ low, central, high }: Range): Range => ({
  low: Math.min(low, central, high),
  central,
  high: Math.max(low, central, high),
})
/** What is removed beyond what was: never less than nothing. */
const beyond = (now: Range, before: Range): Range => ({
  low: Math.max(0, now.low - before.low),
  central: Math.max(0, now.central - before.central),
  high: Math.max(0, now.high - before.high),
})
const plus = (a: Range, b: Range): Range => ({
  low: a.low + b.low,
  central: a.central + b.central,
  high: a.high + b.high,
})
const times = (a: Range, b: Range): Range => ({
  low: a.low * b.low,
  central: a.central * b.central,
  high: a.high * b.high,
})
const timesNumber = (a: Range, by: number): Range =>
  ordered({ low: a.low * by, central: a.central * by, high: a.high * by })

const gbOf = ({ gb }: ActionableSums, part: Range): Range | null =>
  gb === null ? null : timesNumber(part, gb)

function savingsOf({ written, stored }: WhatIfSource, removed: Removed): LogSavings {
  const [ingest, storage] = [ordered(removed.written), ordered(removed.stored)]
  const cost = [
    ...written.cost.map(({ currency, amount }) => ({ currency, ...timesNumber(ingest, amount) })),
    ...stored.cost.map(({ currency, amount }) => ({ currency, ...timesNumber(storage, amount) })),
  ]
  return {
    totalKgCo2e: plus(times(written.totalKgCo2e, ingest), times(stored.totalKgCo2e, storage)),
    writtenGb: gbOf(written, ingest),
    storedGbMonths: gbOf(stored, storage),
    cost: byCurrency(cost),
  }
}

function byCurrency(costs: LogSavings['cost']): LogSavings['cost'] {
  const sums = new Map<string, Range>()
  for (const { currency, ...amount } of costs) {
    const sum = sums.get(currency)
    sums.set(currency, sum ? plus(sum, amount) : amount)
  }
  return [...sums]
    .map(([currency, amount]) => ({ currency, ...amount }))
    .sort((a, b) => (a.currency < b.currency ? -1 : 1))
}

const known = (a: Range | null, b: Range | null): Range | null => (a && b ? plus(a, b) : (a ?? b))

const NO_SAVINGS: LogSavings = {
  totalKgCo2e: { low: 0, central: 0, high: 0 },
  writtenGb: null,
  storedGbMonths: null,
  cost: [],
}

const addSavings = (a: LogSavings, b: LogSavings): LogSavings => ({
  totalKgCo2e: plus(a.totalKgCo2e, b.totalKgCo2e),
  writtenGb: known(a.writtenGb, b.writtenGb),
  storedGbMonths: known(a.storedGbMonths, b.storedGbMonths),
  cost: byCurrency([...a.cost, ...b.cost]),
})

function refusalOf(plan: LogPlan, source: WhatIfSource | undefined): PlanRefusal {
  if (!source) return 'unknown-source'
  if (source.auditKeep) return 'audit-keep'
  if (plan.templates === null) return null
  const found = (source.sample?.templates ?? []).filter(({ id }) => plan.templates?.includes(id))
  if (found.length === 0) return 'unknown-template'
  return found.every(({ auditKeep }) => auditKeep) ? 'audit-keep' : null
}

const WHOLE: Range = { low: 1, central: 1, high: 1 }

/**
 * What plans would save of the logs of a bill, scenario by scenario: a part of what the source's lines come to, by the shares of bytes of
 * its templates. Plans about the same logs act one on what the other left, so that saved + left = before in every scenario and nothing is
 * saved twice. What an auditor asks for is left as it is, also under a plan for all that its source logs; so are queries and capacity.
 *
 * @example logWhatIf([source], [{ source: source.id, templates: null, action: { kind: 'sample', keepRate: 0.25 } }])
 * // saved = 0.75 × what writing and keeping come to
 */
export function logWhatIf(sources: readonly WhatIfSource[], plans: readonly LogPlan[]): LogWhatIf {
  const byId = new Map(sources.map((source) => [source.id, source]))
  const done = new Map<string, LogPlan[]>()
  const removed = new Map<string, Removed>()
  let saved = NO_SAVINGS
  const results: LogWhatIf['plans'][number][] = []
  for (const plan of plans) {
    const source = byId.get(plan.source)
    const refused = refusalOf(plan, source)
    if (!source || refused) {
      results.push({ ...plan, refused, saved: NO_SAVINGS })
      continue
    }
    const all = [...(done.get(source.id) ?? []), plan]
    done.set(source.id, all)
    const [before, now] = [removed.get(source.id) ?? NOTHING, removedOf(source, all)]
    removed.set(source.id, now)
    const more = { written: beyond(now.written, before.written), stored: beyond(now.stored, before.stored) }
    results.push({ ...plan, refused, saved: savingsOf(source, more) })
  }
  let before = NO_SAVINGS
  for (const [id, part] of removed) {
    const source = byId.get(id)
    if (!source) continue
    saved = addSavings(saved, savingsOf(source, part))
    before = addSavings(before, savingsOf(source, { written: WHOLE, stored: WHOLE }))
  }
  return { before, saved, plans: results }
}
